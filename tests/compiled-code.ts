import { existsSync, readdirSync, rmSync } from 'node:fs'

/** A whole run writes 9,000 files. */
const most = 30_000

/**
 * Empties the folder of what Node compiled once it holds a lot. Vitest imports each test file under an address with the
 * time in it, so Node keeps what it compiled of it under another name after each run, and nobody finds it there again.
 */
export default function setup(): void {
  const folder = process.env['NODE_COMPILE_CACHE']
  if (folder === undefined || !existsSync(folder)) return
  if (readdirSync(folder, { recursive: true }).length > most) rmSync(folder, { recursive: true })
}
