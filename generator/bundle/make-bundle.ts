import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { makeReadyAssets } from '../assets/bundle.ts'
import { hashOfCode, momentOfCode } from '../code-hash.ts'
import { writeSealed } from '../memory/sealed-file.ts'
import { root } from '../root.ts'
import { bundleCode } from './bundle-code.ts'
import { bundles, findBundle, listing } from './find-bundle.ts'

// A program of its own, for "npm ci" and for whoever found no bundle. What it cannot make, nobody needs.

/** A build of earlier code may still load from them. */
const kept = 5
/** Whoever has not finished by then was killed. */
const patienceMilliseconds = 60_000

try {
  // In this order: what is written after it was hashed is of another moment.
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
    // Of code that was saved meanwhile, it may be neither one nor the other, also where that is as it was again.
    if (momentOfCode(root) === moment) putInPlace(unfinished, code)
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
}

/** One at a time: the folder is made by one only. */
function isClaimed(folder: string): boolean {
  const begun = statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Number.NaN
  if (Date.now() - begun > patienceMilliseconds) rmSync(folder, { recursive: true })
  try {
    mkdirSync(folder)
    return true
  } catch {
    return false
  }
}

/** At once: nobody ever finds half of it. */
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
