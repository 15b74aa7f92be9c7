import { readFileSync } from 'node:fs'
import { systemCode } from '../../../system-code.ts'

/** `null` if there is no such file. A file that exists but cannot be read throws. */
export function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null
    throw error
  }
}
