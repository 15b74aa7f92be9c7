import { readFileSync } from 'node:fs'

/** `null` if the file is missing, or not JSON. */
export function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}
