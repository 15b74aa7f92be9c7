// biome-ignore lint/correctness/noUnresolvedImports: this version of Biome does not know the module.
export { DatabaseSync, type StatementSync } from 'node:sqlite'
