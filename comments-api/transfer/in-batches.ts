/** Few enough for one transaction, and for an interrupted run to do again. */
const mostEntries = 1_000
/** Limits the memory as well, since the longest comments are a hundred times longer than most. */
const mostCharacters = 4 * 1024 * 1024

export function* inBatches<Entry>(
  entries: Iterable<Entry>,
  lengthOf: (entry: Entry) => number,
): Generator<readonly Entry[]> {
  let batch: Entry[] = []
  let length = 0
  for (const entry of entries) {
    batch.push(entry)
    length += lengthOf(entry)
    if (batch.length < mostEntries && length < mostCharacters) continue
    yield batch
    batch = []
    length = 0
  }
  if (batch.length > 0) yield batch
}
