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
import { isDifferent } from '../publish/compare-output.ts'
import { swapIn } from '../publish/output-folder.ts'
import { placeOf } from '../publish/recognise-site.ts'
import { forgetChanged } from '../publish/staging.ts'
import type { PlannedChange, Work } from './work.ts'

type Finished = PlannedChange & {
  readonly written: Hashes
  /** Where the comments came from, and what the build is about to say. */
  readonly origin: Origin
  readonly summary: Omit<BuildReport, 'timings'>
}

/** Puts the staged site in the place of the published one, if they differ, and records what it was made of. */
export function publishAndRecord(finished: Finished, work: Work): void {
  const { index, planned, published, difference, written } = finished
  const { folder } = work.workshop
  const sight = composeSight(finished, work)
  if (isRecorded(finished, work)) {
    noteSight(sight, work)
    return
  }
  const isChanged = isDifferent(difference)
  const made = isChanged ? folder.staging : folder.path
  // Before the swap: a file that was not written must not be missed when the old site is gone.
  const outputs = recordOutputs(made, published.record.outputs, { ...difference, written })
  const lastChange = isChanged ? publish(finished, work) : published.record.lastChange
  const record = {
    outputs,
    content: index.records,
    nearest: planned.plan.nearest,
    place: placeOf(folder.path),
    lastChange,
    newest: newestOf(index.records),
    sight,
    planned: composePlanned(finished, work),
  }
  keepRecord(record, work)
}

/** Whether this build read and published nothing else than its record tells. */
function isRecorded({ index, published, difference }: Finished, { ground }: Work): boolean {
  const isSame = !isDifferent(difference) && isSameContent(index.records, ground.record.content)
  return isSame && published.record === ground.record
}

/** A record that was read anew is another value though it says the same: noted, the next build need not read it again. */
function isSameContent(now: ContentRecords, before: ContentRecords): boolean {
  const isSame = now.posts === before.posts && now.attachments === before.attachments
  const rest = ({ anchors, images }: ContentRecords) => JSON.stringify([anchors, images])
  return isSame && rest(now) === rest(before)
}

/** Answers with the files by which the site before differs now; `null` after a first build, which has none before it. */
function publish(
  { difference }: Finished,
  { workshop, options, step }: Work,
): readonly string[] | null {
  const { folder, recordPath } = workshop
  step('publish')
  forgetSite(recordPath)
  options.memory?.forget()
  swapIn(folder)
  if (!existsSync(folder.previous)) return null
  const changed = [...difference.stale.map(({ output }) => output), ...difference.removed]
  forgetChanged(folder, changed)
  return changed
}

/** A process that builds again keeps it in its memory, and writes it when nobody waits: see prepareNext. */
function keepRecord(record: BuildRecord, { workshop, options, ground }: Work): void {
  const { hash, record: before } = ground
  if (options.memory !== undefined) options.memory.keep(hash, record)
  else writeBuildRecord(workshop.recordPath, { ground: hash, before }, record)
}

/** All else is known already, and written. */
function noteSight(sight: Sight | null, work: Work): void {
  const { record } = work.ground
  const isWritten = JSON.stringify(sight) === JSON.stringify(record.sight)
  if (work.options.memory !== undefined) keepRecord(record, work)
  else if (!isWritten) keepRecord({ ...record, sight }, work)
}

/** `null` where the next build may say something else of the very same files, or something at all to its author. */
function composeSight(
  { index, planned, origin, summary }: Finished,
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
  { index, planned: { of, until }, summary }: Finished,
  { options: { now, memory } }: Work,
): Planned | null {
  if (memory !== undefined || summary.diagnostics.some(isError)) return null
  return { of, published: index.published.size, from: now, until: until() }
}

function newestOf({ posts }: ContentRecords): number {
  return posts.values().reduce((newest, { modified }) => Math.max(newest, modified), 0)
}
