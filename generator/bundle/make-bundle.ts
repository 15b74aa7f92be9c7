import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { makeReadyAssets } from '../assets/bundle.ts'
import { hashOfCode, momentOfCode } from '../code-hash.ts'
import { writeSealed } from '../memory/sealed-file.ts'
import { root } from '../root.ts'
import { bundleCode } from './bundle-code.ts'
import { bundles, findBundle, listing } from './find-bundle.ts'

// Run by "npm ci", and by a command that found no bundle. If it fails, commands run from source.

/** Bundles of earlier code are kept, because a running command may still load something from them. */
const kept = 5
/** After this time, the process that was making a bundle must have been killed. */
const longestMilliseconds = 60_000

try {
  // The time comes first: code that is saved after that, even before it is hashed, has another one.
  const moment = momentOfCode(root)
  await makeBundle(hashOfCode(root), moment)
} catch (error) {
  console.error('note: the generator runs unbundled, and starts more slowly:', error)
}

async function makeBundle(code: string, moment: string): Promise<void> {
  if (findBundle(code) !== null) return
  const unfinished = join(bundles, `${code}.unfinished`)
  mkdirSync(bundles, { recursive: true })
  if (!isClaimed(unfinished)) return
  try {
    const sizes = await bundleCode(unfinished)
    await makeReadyAssets(root, unfinished)
    writeSealed(join(unfinished, listing), code, JSON.stringify(sizes))
    // If the code is saved meanwhile, a bundle can mix old and new files, even if everything is as before in the end.
    if (momentOfCode(root) === moment) putInPlace(unfinished, code)
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
}

/** Of several processes that start at once, only one succeeds in making the folder. */
function isClaimed(folder: string): boolean {
  const begun = statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Number.NaN
  if (Date.now() - begun > longestMilliseconds) rmSync(folder, { recursive: true })
  try {
    mkdirSync(folder)
    return true
  } catch {
    return false
  }
}

/** Renamed at once, so that nobody finds half of it. */
function putInPlace(unfinished: string, code: string): void {
  const folder = join(bundles, code)
  rmSync(folder, { recursive: true, force: true })
  renameSync(unfinished, folder)
  const others = readdirSync(bundles, { withFileTypes: true }).filter(
    entry => entry.isDirectory() && entry.name !== code,
  )
  const byAge = others
    .map(({ name }) => join(bundles, name))
    .map(path => ({ path, made: statSync(path).mtimeMs }))
    .sort((a, b) => b.made - a.made)
  for (const { path } of byAge.slice(kept)) rmSync(path, { recursive: true, force: true })
}
