/**
 * Node's HTTP, without `import`: that reads everything that the module exports, and with its
 * WebSocket loads all of Node's `fetch`: 10 MB that an idle service never needs.
 */
export const { createServer, request } = process.getBuiltinModule('node:http')
