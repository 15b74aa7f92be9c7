import { readFileSync } from 'node:fs'

/** `null` if there is no such file. A file that exists but cannot be read throws. */
export function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
