import { existsSync } from 'node:fs'
import type { BuildReport } from '../build-report.ts'
import type { Origin } from '../comments/fetch-comments.ts'
import type { ContentRecords } from '../content/read-content.ts'
import { isError } from '../diagnostic.ts'
import { hashOf } from '../hash-of.ts'
import { type BuildRecord, forgetSite, writeBuildRecord } from '../memory/build-record.ts'
import type { Planned } from '../memory/known-plan.ts'
import { isSameBesidePosts } from '../memory/learned.ts'
import { hashOfTold, type Sight } from '../memory/sight.ts'
import { isDifferent } from '../publish/compare-output.ts'
import { swapIn } from '../publish/output-folder.ts'
import { giveOwnTime, placeOf } from '../publish/recognise-site.ts'
import { type Hashes, recordOutputs } from '../publish/record-outputs.ts'
import { forgetChanged } from '../publish/staging.ts'
import { hashOfRead } from './glance.ts'
import type { PlannedChange, Work } from './work.ts'

type Finished = PlannedChange & {
  readonly written: Hashes
  /** Where the comments came from. */
  readonly origin: Origin
  readonly summary: Omit<BuildReport, 'timings'>
}

/** Replaces the published site with the staged one, if they differ, and records what it was made from. */
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
  // Before the swap: if a file was not written, we must notice while the old site is still there.
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

/** Whether the record that this build started from already describes what it read and published. */
function isRecorded({ index, published, difference }: Finished, { basis }: Work): boolean {
  const isSame = !isDifferent(difference) && isSameContent(index.records, basis.record.content)
  return isSame && published.record === basis.record
}

/** Posts are compared by identity as well. */
function isSameContent(now: ContentRecords, before: ContentRecords): boolean {
  return now.posts === before.posts && isSameBesidePosts(before, now)
}

/** Returns the files in which the previous site differs from the new one; `null` if there was no previous site. */
function publish(
  { difference }: Finished,
  { workshop, options, step }: Work,
): readonly string[] | null {
  const { folder, recordPath } = workshop
  step('publish')
  forgetSite(recordPath)
  options.memory?.forget()
  giveOwnTime(folder.staging)
  swapIn(folder)
  if (!existsSync(folder.previous)) return null
  const changed = [...difference.stale.map(({ output }) => output), ...difference.removed]
  forgetChanged(folder, changed)
  return changed
}

/** A process that will build again keeps the record in memory, and writes it when nobody is waiting: see prepareNext. */
function keepRecord(record: BuildRecord, { workshop, options, basis }: Work): void {
  const { ground, record: before } = basis
  if (options.memory !== undefined) options.memory.keep(ground, record)
  else writeBuildRecord(workshop.recordPath, { ground, before }, record)
}

/** Everything else in the record is unchanged and already written. */
function noteSight(sight: Sight | null, work: Work): void {
  const { record } = work.basis
  const isWritten = JSON.stringify(sight) === JSON.stringify(record.sight)
  if (work.options.memory !== undefined) keepRecord(record, work)
  else if (!isWritten) keepRecord({ ...record, sight }, work)
}

/**
 * `null` if the next build may report something else for the same files, or has to repeat a diagnostic. Notices are only
 * given about a service.
 */
function composeSight(
  { index, planned, origin, summary }: Finished,
  { options, basis: { written, ownCode, extension } }: Work,
): Sight | null {
  const { posts, pages, nextDue, diagnostics } = summary
  const isOpen = extension !== null || origin.kind === 'service' || options.memory !== undefined
  const files = isOpen || diagnostics.length > 0 ? null : hashOfRead(index.records, options.glance)
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

/** `null` unless the plan covers all content: a post that was left out will be in the plan once it is fixed. */
function composePlanned(
  { index, planned: { of, until }, summary }: Finished,
  { options: { now, drafts, memory } }: Work,
): Planned | null {
  if (memory !== undefined || summary.diagnostics.some(isError)) return null
  return { of, published: index.published.size, drafts, from: now, until: until() }
}

function newestOf({ posts }: ContentRecords): number {
  return posts.values().reduce((newest, { modified }) => Math.max(newest, modified), 0)
}
