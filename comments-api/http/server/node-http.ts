/**
 * Of Node's HTTP, without `import`: that reads all that the module offers, the WebSocket of
 * browsers among it, and so loads Node's whole `fetch`, which an idle service never needs: 10 MB.
 */
export const { createServer, request } = process.getBuiltinModule('node:http')
