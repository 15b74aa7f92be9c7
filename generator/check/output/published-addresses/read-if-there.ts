import { readFileSync } from 'node:fs'

/** `null` for a file that is not there; one that cannot be read is the machine's failure, and is thrown. */
export function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
