import { extname } from 'node:path'

/** How the name of a file ends once it is here, with its dot: whatever it ended in, letters and digits. */
export function extensionOf(path: string): string {
  const plain = extname(path)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
  return plain === '' ? '' : `.${plain}`
}
