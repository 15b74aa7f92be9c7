import { readSoundSite } from '../generator/author/new-post.ts'
import type { Site } from '../generator/site/site.ts'
import { composeComment, composeMention } from './conversations/compose-entry.ts'
import { KnownThreads, readKnownPosts } from './conversations/known-threads.ts'
import { readMapping } from './conversations/mapping-file.ts'
import { matchThread } from './conversations/match-thread.ts'
import { stageArchive } from './conversations/write-archive.ts'
import { Ledger } from './ledger.ts'
import type { ImportOptions } from './options.ts'
import { countUp, type Report } from './report/report.ts'
import type { Found, Note } from './source.ts'

export type Tell = (step: string) => void

/** Reads everything, then decides, then writes: a run that is killed leaves nothing, and the next does the same. */
export async function runImport(options: ImportOptions, tell: Tell): Promise<Report> {
  const site = readSoundSite(options.content, options.content)
  const mapping = readMapping(options.map)
  const ledger = new Ledger()
  try {
    const notes = await readAll(ledger, { site, options, tell })
    const known = new KnownThreads()
    for (const post of readKnownPosts(site, options.content)) known.add(post)
    ledger.matchThreads(reference => matchThread({ known, mapping }, reference))
    ledger.settleFamilies()
    const counted = countUp(ledger)
    const hasWords = [counted.kinds.comment, counted.kinds.mention].some(
      sum => (sum?.imported ?? 0) > 0,
    )
    const archive = hasWords ? options.archive : null
    if (archive !== null && !options.dryRun) await writeArchive(ledger, archive)
    return { source: options.source.name, dryRun: options.dryRun, archive, ...counted, notes }
  } finally {
    ledger.close()
  }
}

type Reading = { readonly site: Site; readonly options: ImportOptions; readonly tell: Tell }

async function readAll(ledger: Ledger, { site, options, tell }: Reading): Promise<Note[]> {
  const { source, path } = options
  const setting = { source: source.name, timeZone: site.timeZone }
  const notes: Note[] = []
  let read = 0
  for await (const found of source.read({ path, timeZone: site.timeZone, tell })) {
    notes.push(...takeIn(ledger, found, setting))
    read += 1
    if (read % 1_000 === 0) tell(`${read.toLocaleString('en')} read`)
  }
  return notes
}

type Setting = { readonly source: string; readonly timeZone: string }

function takeIn(ledger: Ledger, found: Found, setting: Setting): Note[] {
  switch (found.type) {
    case 'note':
      return [found]
    case 'skipped': {
      const { kind, externalId, reason, thread = null } = found
      ledger.note({ kind, externalId, thread, reason, ...blank })
      return []
    }
    case 'comment':
    case 'mention': {
      const { entry, notes } =
        found.type === 'comment' ? composeComment(found, setting) : composeMention(found, setting)
      ledger.note(entry)
      return notes.map(message => ({
        type: 'note',
        where: `${found.type} ${found.externalId}`,
        message,
      }))
    }
  }
}

const blank = { id: null, parent: null, status: null, createdAt: null, content: {} }

async function writeArchive(ledger: Ledger, file: string): Promise<void> {
  const staged = await stageArchive(ledger, file)
  await staged.settle()
}
