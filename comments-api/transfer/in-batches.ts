const batchSize = 500

/** As many as one transaction takes, and as few as a killed run may have to do again. */
export function* inBatches<Entry>(entries: Iterable<Entry>): Generator<readonly Entry[]> {
  let batch: Entry[] = []
  for (const entry of entries) {
    batch.push(entry)
    if (batch.length < batchSize) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
