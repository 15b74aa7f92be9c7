import { existsSync, readdirSync, rmSync } from 'node:fs'

/** A whole run writes 9,000 files. */
const most = 30_000

/**
 * Empties Node's compile cache once it is large. Vitest imports each test file under a URL with the time in it, so each
 * run adds entries that no later run can use.
 */
export default function setup(): void {
  const folder = process.env['NODE_COMPILE_CACHE']
  if (folder === undefined || !existsSync(folder)) return
  if (readdirSync(folder, { recursive: true }).length > most) rmSync(folder, { recursive: true })
}
