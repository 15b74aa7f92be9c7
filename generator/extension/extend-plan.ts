import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { ContentError } from '../errors.ts'
import { hashOf } from '../hash-of.ts'
import type { PlanEntry } from '../plan/entries.ts'
import type { Plan } from '../plan/plan-pages.ts'
import { type Added, findCollisions } from './collisions.ts'
import { factsFor } from './facts.ts'
import { type MadePage, writeMemory } from './memory.ts'
import { findPassed, type PassedFile } from './passthrough.ts'
import type { Extension, ExtensionPlaces } from './read-extension.ts'

type Places = Omit<ExtensionPlaces, 'configuration'> & { readonly madeFolder: string }

/** What the extension adds to the plan: the pages of the owner's templates, and files copied as they are. */
export type Extended = {
  readonly pages: readonly PlanEntry[]
  readonly files: readonly PlanEntry[]
}

/**
 * The owner's templates are rendered before the plan is compared with the published site. Their output is then planned
 * as a copy of bytes, with a fingerprint made from these, and removed like any other page once it is no longer planned.
 * They are rendered again whenever anything that they can read has changed.
 */
export async function extendPlan(
  plan: Plan,
  extension: Extension,
  places: Places,
): Promise<Extended> {
  const made = await makePages(plan, extension, places)
  const passed = findPassed(extension.declared.passthroughs, {
    root: extension.root,
    configuration: extension.configuration,
    known: extension.memory.passed,
  })
  const added = [...placesOfPages(made.pages, extension), ...placesOfFiles(passed.files)]
  const collisions = findCollisions(plan.entries, added, extension.configuration)
  const mistakes = [...passed.mistakes, ...collisions]
  if (mistakes.length > 0) throw new ContentError(mistakes)
  writeMemory(places.memoryPath, extension.code, {
    ...extension.known,
    made,
    passed: passed.records,
  })
  const entry = ({ output, hash, from }: Omit<PassedFile, 'place'>) =>
    plan.setting.entry(output, { kind: 'copy', hash, from })
  const pages = made.pages.map(page => ({ ...page, from: join(places.madeFolder, page.hash) }))
  return { pages: pages.map(entry), files: passed.files.map(entry) }
}

function placesOfPages(pages: readonly MadePage[], { declared }: Extension): Added[] {
  return pages.map(({ output, template }) => ({
    output,
    name: template,
    place: declared.templates[template] ?? null,
  }))
}

function placesOfFiles(files: readonly PassedFile[]): Added[] {
  return files.map(({ output, from, place }) => ({ output, name: from, place }))
}

type Made = { readonly from: string; readonly pages: readonly MadePage[] }

async function makePages(
  plan: Plan,
  extension: Extension,
  { madeFolder, emptyFolder }: Places,
): Promise<Made> {
  if (Object.keys(extension.declared.templates).length === 0) return { from: '', pages: [] }
  const given = factsFor(plan)
  const from = hashOf(JSON.stringify([extension.code, extension.hash, given]))
  const known = extension.memory.made
  if (known.from === from && known.pages.every(({ hash }) => isWhole(madeFolder, hash)))
    return known
  // Imported late: loading Eleventy takes most of a small build's time.
  const { renderAdded } = await import('../render/render-added.ts')
  const rendered = await renderAdded(extension, { given, emptyFolder })
  const pages = rendered.map(({ output, template, content }) => {
    const hash = hashOf(content)
    keep(madeFolder, hash, content)
    return { output, template, hash }
  })
  forgetOthers(madeFolder, new Set(pages.map(({ hash }) => hash)))
  return { from, pages }
}

function isWhole(folder: string, hash: string): boolean {
  const path = join(folder, hash)
  return existsSync(path) && hashOf(readFileSync(path)) === hash
}

/** Renamed into place at once, so that a killed build leaves no half-written page to publish. */
function keep(folder: string, hash: string, content: string | Uint8Array): void {
  mkdirSync(folder, { recursive: true })
  const unfinished = join(folder, `${hash}.tmp`)
  writeFileSync(unfinished, content)
  renameSync(unfinished, join(folder, hash))
}

function forgetOthers(folder: string, hashes: ReadonlySet<string>): void {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) if (!hashes.has(name)) rmSync(join(folder, name))
}
