import { extname } from 'node:path'

/**
 * The extension that the copy of a file gets, with its dot: only the letters and digits of the old one. Empty if there
 * is none.
 */
export function extensionOf(path: string): string {
  const plain = extname(path)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
  return plain === '' ? '' : `.${plain}`
}
