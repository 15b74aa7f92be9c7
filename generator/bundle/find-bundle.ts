import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readSealed } from '../memory/sealed-file.ts'
import { root } from '../root.ts'

// By `import`, Node would load its streams with it. Decision 93.
const { statSync } = process.getBuiltinModule('node:fs')

/** In it, each bundle has a folder of its own, named by the hash of its code. */
export const bundles = join(root, '.bundled')

/** The list of what is in a bundle: each file with its size. */
export const listing = 'files'

/** The folder of a bundle of this exact code; `null` if there is none, or if it is incomplete. */
export function findBundle(code: string): string | null {
  const folder = join(bundles, code)
  const listed = readSealed(join(folder, listing), code)
  if (listed === null) return null
  const sizes: Readonly<Record<string, number>> = JSON.parse(listed)
  const isWhole = Object.entries(sizes).every(
    ([name, size]) => statSync(join(folder, name), { throwIfNoEntry: false })?.size === size,
  )
  return isWhole ? folder : null
}

/** Where the preview's thread is in a bundle; without one, its source. */
export function locateBuildThread(bundle: string | null): URL {
  const name = 'dev/building/build-thread'
  const path = bundle === null ? join(root, 'generator', `${name}.ts`) : join(bundle, `${name}.js`)
  return pathToFileURL(path)
}
