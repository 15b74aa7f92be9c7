import { join } from 'node:path'

/** As `npm run comments` and its like set it: Node keeps there what it compiled. */
export const compileCache = {
  NODE_COMPILE_CACHE: join(import.meta.dirname, '../../../node_modules/.cache/node'),
}
