import { readFileSync, writeFileSync } from 'node:fs'

/** Changes one bit, as a failing disk does. */
export function flipBitIn(file: string): void {
  const bytes = readFileSync(file)
  const middle = Math.floor(bytes.length / 2)
  bytes[middle] = (bytes[middle] ?? 0) ^ 1
  writeFileSync(file, bytes)
}
