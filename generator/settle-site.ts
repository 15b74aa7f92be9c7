import type { Work } from './build.ts'
import type { ContentRecords } from './content/read-content.ts'
import {
  forgetBuildRecord,
  type Hashes,
  recordOutputs,
  writeBuildRecord,
} from './publish/build-record.ts'
import { swapIn } from './publish/output-folder.ts'
import { placeOf } from './publish/recognise-site.ts'
import type { Rendering } from './render-stale.ts'

/** Takes the staged site for the published one, if there is one, and remembers of what it was made. */
export function settleSite(
  { index, planned, published, difference, written }: Rendering & { readonly written: Hashes },
  work: Work,
): void {
  const { workshop, options, ground, step } = work
  const { folder, recordPath } = workshop
  const { stale, removed } = difference
  const isChanged = stale.length + removed.length > 0
  const isKnown = !isChanged && isSameContent(index.records, ground.record.content)
  if (isKnown && published.record === ground.record) {
    options.memory?.keep(ground.hash, ground.record)
    return
  }
  // Before the swap: a file that was not written must not be missed when the old site is gone.
  const outputs = recordOutputs(isChanged ? folder.staging : folder.path, {
    plan: planned.entries,
    stale,
    record: published.record,
    written,
  })
  if (isChanged) {
    step('publish')
    forgetBuildRecord(recordPath)
    options.memory?.forget()
    swapIn(folder)
  }
  const lastChange = [...stale.map(entry => entry.output), ...removed]
  const next = {
    outputs,
    content: index.records,
    nearest: planned.plan.nearest,
    place: placeOf(folder.path),
    lastChange: isChanged ? lastChange : published.record.lastChange,
  }
  // With a memory, it is written when nobody waits: see prepareNext.
  if (options.memory === undefined) writeBuildRecord(recordPath, ground.hash, next)
  else options.memory.keep(ground.hash, next)
}

/** What was read anew is another value: then the next build need not read it again. */
function isSameContent(now: ContentRecords, before: ContentRecords): boolean {
  const isSame = now.posts === before.posts && now.attachments === before.attachments
  const rest = ({ anchors, images }: ContentRecords) => JSON.stringify([anchors, images])
  return isSame && rest(now) === rest(before)
}
