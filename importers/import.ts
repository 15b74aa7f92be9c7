import { join } from 'node:path'
import { findFiles } from '../generator/content/find-files.ts'
import { readSoundSite } from '../generator/site/read-sound-site.ts'
import type { Site } from '../generator/site/site.ts'
import { KnownThreads, readKnownPosts } from './conversations/known-threads.ts'
import { type Mapping, readMapping } from './conversations/mapping-file.ts'
import { matchThread, noteStrayTargets } from './conversations/match-thread.ts'
import { type StagedArchive, stageArchive } from './conversations/write-archive.ts'
import { Ledger } from './ledger.ts'
import type { ImportOptions } from './options.ts'
import { openStage, type Stage } from './posts/stage.ts'
import { suggestMenus } from './posts/suggest-menus.ts'
import { type WrittenPost, writePosts } from './posts/write-posts.ts'
import { readAll } from './read-all.ts'
import { countUp, type Report } from './report/report.ts'

export type Needs = {
  /** Milliseconds since 1970. */
  readonly now: number
  tell(step: string): void
}

/**
 * Writes everything to staging places first and moves it at the end. If it is killed before that, nothing has changed.
 */
export async function runImport(options: ImportOptions, needs: Needs): Promise<Report> {
  const { content, dryRun } = options
  const site = readSoundSite(content, content)
  const mapping = readMapping(options.map)
  const ledger = new Ledger()
  const stage = dryRun ? null : await openStage(content)
  let archive: StagedArchive | null = null
  try {
    const { notes: noted, menus } = await readAll(ledger, { site, options, needs })
    const { written, stray } = await placeAll(ledger, { site, options, mapping, needs, stage })
    const counted = countUp(ledger)
    const { comment, mention } = counted.kinds
    const isNeeded = (comment?.imported ?? 0) + (mention?.imported ?? 0) > 0
    if (isNeeded && !dryRun) archive = await stageArchive(ledger, options.archive)
    await stage?.settle()
    await archive?.settle()
    return {
      source: options.source.name,
      dryRun,
      archive: isNeeded ? options.archive : null,
      ...counted,
      posts: written.filter(({ isNew }) => isNew).map(post => told(post, content)),
      notes: [
        ...noted,
        ...suggestMenus(menus, written),
        ...stray,
        ...written.flatMap(post => notesOf(post, content)),
      ],
    }
  } finally {
    await stage?.discard()
    await archive?.discard()
    ledger.close()
  }
}

type Placing = {
  readonly site: Site
  readonly options: ImportOptions
  readonly mapping: Mapping
  readonly needs: Needs
  readonly stage: Stage | null
}

type Placed = { readonly written: readonly WrittenPost[]; readonly stray: Report['notes'] }

/** Posts get their places first, because conversations then look for their posts. */
async function placeAll(
  ledger: Ledger,
  { site, options, mapping, needs, stage }: Placing,
): Promise<Placed> {
  const { content } = options
  const { files } = findFiles(content, content)
  const known = [...readKnownPosts(site, files)]
  const threads = new KnownThreads()
  for (const post of known) threads.add(post)
  const written: WrittenPost[] = []
  const setting = { site, content, now: needs.now, known, files: files.map(({ source }) => source) }
  for await (const post of writePosts(ledger, setting, stage)) {
    threads.addOfExport(post.externalId, post.post)
    written.push(post)
    if (written.length % 100 === 0)
      needs.tell(`${written.length.toLocaleString('en')} posts written`)
  }
  const meant = { known: threads, mapping }
  ledger.matchThreads(reference => matchThread(meant, reference))
  ledger.settleFamilies()
  return { written, stray: noteStrayTargets(meant) }
}

function told({ source, post, externalId }: WrittenPost, content: string): Report['posts'][number] {
  return { file: join(content, source), address: post.url, from: externalId }
}

function notesOf({ source, notes }: WrittenPost, content: string): Report['notes'] {
  return notes.map(message => ({ where: join(content, source), message }))
}
