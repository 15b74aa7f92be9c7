import { join } from 'node:path'

/** The folder in which Node keeps compiled code, as `npm run comments` sets it. */
export const compileCache = {
  NODE_COMPILE_CACHE: join(import.meta.dirname, '../../../node_modules/.cache/node'),
}
