import { type Database, UniqueViolation } from '../storage/database.ts'
import { listOf } from '../storage/many.ts'
import { sql } from '../storage/sql.ts'
import type { ArchivedComment } from './archive.ts'
import { type Prepared, prepareComments } from './import-comments.ts'
import { importMention } from './import-mentions.ts'
import { storeOther } from './import-others.ts'
import { inBatches } from './in-batches.ts'
import { countAloud, silent, type Tell } from './progress.ts'
import type { Archive } from './read-archive.ts'
import { noteStrays, type Strays } from './strays.ts'
import type { Place, Survey } from './survey.ts'

type Report = {
  readonly read: number
  readonly imported: number
  readonly present: number
  /** Comments among these that are in another thread than the archive says. They stay there. */
  readonly elsewhere: readonly Strays[]
  /** Mentions whose address no page could link to. */
  readonly leftOut: number
}

type Needs = {
  /** Returns the service's secret. Called only if the archive needs it. */
  readonly secret: () => string
  readonly tell?: Tell
}

/**
 * Imports batch by batch. An interrupted import continues when run again, and a second run adds nothing, because ids
 * are kept.
 */
export async function importArchive(
  database: Database,
  archive: Archive,
  { secret, tell = silent }: Needs,
): Promise<Report> {
  const { survey, read } = archive
  await dropParentsOfNobody(database, survey)
  const comments = await takeComments(database, archive, countAloud(tell, 'comments done'))
  const mentions = await takeMentions(database, archive, countAloud(tell, 'mentions done'))
  // Comes last, so that a thread is closed only after its comments were imported.
  const others = await takeOthers(database, archive, secret)
  const imported = comments.imported + mentions.imported + others
  const { leftOut } = mentions
  const { elsewhere } = comments
  return { read, imported, present: read - imported - leftOut, elsewhere, leftOut }
}

/** Parents may have been imported before: those that are not in the file, and others into another thread. */
async function dropParentsOfNobody(database: Database, survey: Survey): Promise<void> {
  for (const ids of inBatches(survey.parents(), id => id.length)) {
    const stored = await database.all<{ readonly id: string; readonly thread: string }>(
      sql`select id, thread from comments where id in (${listOf(ids)})`,
    )
    survey.noteStored(stored)
  }
  survey.dropForeignParents()
}

/**
 * While a batch is written, the next one is read and rendered. Batches are written in order, because parents must come
 * before replies.
 */
async function takeComments(
  database: Database,
  archive: Archive,
  count: () => void,
): Promise<Pick<Report, 'imported' | 'elsewhere'>> {
  const report = { imported: 0, strays: new Map<string, Strays>() }
  let written: Promise<Prepared | null> = Promise.resolve(null)
  const noteWritten = async () => {
    const { fresh, elsewhere } = (await written) ?? { fresh: 0, elsewhere: [] }
    report.imported += fresh
    noteStrays(report.strays, elsewhere)
  }
  for (const places of inBatches(archive.survey.comments(), lengthOf)) {
    const batch = places.map(place => archive.commentAt(place))
    const prepared = await prepareComments(database, batch)
    await noteWritten()
    written = store(database, batch, prepared)
    // The failure is noticed at the next `await`. Until then, without this, it would end the process.
    written.catch(() => undefined)
    batch.forEach(count)
  }
  await noteWritten()
  return { imported: report.imported, elsewhere: [...report.strays.values()] }
}

/** If another import stores some of them meanwhile, only the others are left. */
async function store(
  database: Database,
  batch: readonly ArchivedComment[],
  prepared: Prepared,
): Promise<Prepared> {
  if (prepared.fresh === 0) return prepared
  try {
    await database.batch(prepared.queries)
    return prepared
  } catch (error) {
    if (!(error instanceof UniqueViolation)) throw error
    const again = await prepareComments(database, batch)
    if (again.fresh === prepared.fresh) throw error
    return store(database, batch, again)
  }
}

function lengthOf({ length }: Place): number {
  return length
}

/** Mentions whose address cannot be linked to are left out. */
async function takeMentions(database: Database, archive: Archive, count: () => void) {
  const report = { imported: 0, leftOut: 0 }
  for (const places of inBatches(archive.survey.mentions(), lengthOf)) {
    const outcomes = await Promise.all(
      places.map(place => importMention(database, archive.mentionAt(place))),
    )
    for (const outcome of outcomes) {
      if (outcome === 'left out') report.leftOut += 1
      if (outcome === 'imported') report.imported += 1
      count()
    }
  }
  return report
}

async function takeOthers(
  database: Database,
  archive: Archive,
  secret: () => string,
): Promise<number> {
  let imported = 0
  for (const places of inBatches(archive.survey.others(), lengthOf)) {
    const stored = await Promise.all(
      places.map(place => database.batch(storeOther(archive.otherAt(place), secret))),
    )
    imported += stored.filter(rows => (rows.at(-1)?.length ?? 0) > 0).length
  }
  return imported
}
