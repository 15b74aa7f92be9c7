import { existsSync } from 'node:fs'
import type { BuildReport } from '../build-report.ts'
import type { Origin } from '../comments/fetch-comments.ts'
import type { ContentRecords } from '../content/read-content.ts'
import { hashOf } from '../content/records.ts'
import { isError } from '../diagnostic.ts'
import type { Planned } from '../memory/known-plan.ts'
import { hashOfRead, hashOfTold, type Sight } from '../memory/sight.ts'
import {
  type BuildRecord,
  forgetSite,
  type Hashes,
  recordOutputs,
  writeBuildRecord,
} from '../publish/build-record.ts'
import type { Outputs } from '../publish/output-columns.ts'
import { swapIn } from '../publish/output-folder.ts'
import { placeOf } from '../publish/recognise-site.ts'
import { forgetChanged } from '../publish/staging.ts'
import type { Rendering } from './render-stale.ts'
import type { Work } from './work.ts'

type Settling = Rendering & {
  readonly written: Hashes
  /** Where the comments came from, and what the build is about to say. */
  readonly seen: { readonly origin: Origin; readonly summary: Omit<BuildReport, 'timings'> }
}

type Seen = Pick<Settling, 'index' | 'planned' | 'seen'>

/** Takes the staged site for the published one, if there is one, and remembers of what it was made. */
export function settleSite(settling: Settling, work: Work): void {
  const { index, planned, published, difference } = settling
  const { ground, workshop } = work
  const { folder } = workshop
  const isChanged = difference.stale.length + difference.removed.length > 0
  const isKnown = !isChanged && isSameContent(index.records, ground.record.content)
  const sight = composeSight(settling, work)
  if (isKnown && published.record === ground.record) {
    noteSight(sight, work)
    return
  }
  // Before the swap: a file that was not written must not be missed when the old site is gone.
  const outputs = outputsIn(isChanged ? folder.staging : folder.path, settling)
  if (isChanged) publish(work)
  const lastChange = isChanged ? changeOf(settling, work) : published.record.lastChange
  if (isChanged && lastChange !== null) forgetChanged(folder, lastChange)
  const next = {
    outputs,
    content: index.records,
    nearest: planned.plan.nearest,
    place: placeOf(folder.path),
    lastChange,
    newest: newestOf(index.records),
    sight,
    planned: composePlanned(settling, work),
  }
  keepRecord(next, work)
}

function outputsIn(folder: string, { published, difference, written }: Settling): Outputs {
  return recordOutputs(folder, published.record.outputs, { ...difference, written })
}

function publish({ workshop, options, step }: Work): void {
  step('publish')
  forgetSite(workshop.recordPath)
  options.memory?.forget()
  swapIn(workshop.folder)
}

/** After a first build there is no site before that another could grow from. */
function changeOf({ difference }: Settling, { workshop }: Work): readonly string[] | null {
  if (!existsSync(workshop.folder.previous)) return null
  return [...difference.stale.map(({ output }) => output), ...difference.removed]
}

/** With a memory, it is written when nobody waits: see prepareNext. */
function keepRecord(record: BuildRecord, { workshop, options, ground }: Work): void {
  const { hash, record: before } = ground
  if (options.memory !== undefined) options.memory.keep(hash, record)
  else writeBuildRecord(workshop.recordPath, { ground: hash, before }, record)
}

/** All else is known already, and written. */
function noteSight(sight: Sight | null, { workshop, options, ground }: Work): void {
  const { hash, record } = ground
  const isSeenAnew = JSON.stringify(sight) !== JSON.stringify(record.sight)
  if (options.memory !== undefined) options.memory.keep(hash, record)
  else if (isSeenAnew)
    writeBuildRecord(workshop.recordPath, { ground: hash, before: record }, { ...record, sight })
}

/** Only of what says the same as long as it is the same, and had nothing to say to its author. */
function composeSight(
  { index, planned, seen: { origin, summary } }: Seen,
  { options, ground: { written, ownCode, extension } }: Work,
): Sight | null {
  const { posts, pages, nextDue, diagnostics, notices } = summary
  const isOpen = extension !== null || origin.kind === 'service' || options.memory !== undefined
  const isSilent = diagnostics.length + notices.length === 0
  const files = isOpen || !isSilent ? null : hashOfRead(index.records, options.glance)
  if (files === null || written === null) return null
  const comments = origin.kind === 'file' ? origin.hash : null
  return {
    code: ownCode,
    site: written,
    told: hashOfTold({ options, site: hashOf(written.text), comments }),
    files,
    from: options.now,
    until: planned.until(),
    report: { posts, pages, nextDue },
  }
}

/** Of all content: a post that was left out will be in the plan once it is mended. */
function composePlanned(
  { index, planned: { of, until }, seen }: Seen,
  { options: { now, memory } }: Work,
): Planned | null {
  if (memory !== undefined || seen.summary.diagnostics.some(isError)) return null
  return { of, published: index.published.size, from: now, until: until() }
}

function newestOf({ posts }: ContentRecords): number {
  return Object.values(posts).reduce((newest, { modified }) => Math.max(newest, modified), 0)
}

/** What was read anew is another value: then the next build need not read it again. */
function isSameContent(now: ContentRecords, before: ContentRecords): boolean {
  const isSame = now.posts === before.posts && now.attachments === before.attachments
  const rest = ({ anchors, images }: ContentRecords) => JSON.stringify([anchors, images])
  return isSame && rest(now) === rest(before)
}
