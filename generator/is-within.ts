import { resolve } from 'node:path'

/** Whether a path is inside a folder, or the folder itself. */
export function isWithin(path: string, folder: string): boolean {
  const place = resolve(folder)
  return `${resolve(path)}/`.startsWith(place === '/' ? place : `${place}/`)
}
