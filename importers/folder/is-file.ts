import { existsSync, lstatSync } from 'node:fs'

/** A link is none: it may lead out of the site. */
export function isFile(path: string): boolean {
  return existsSync(path) && lstatSync(path).isFile()
}
