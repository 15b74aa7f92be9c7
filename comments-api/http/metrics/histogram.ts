import type { Metric } from './text-format.ts'

/** Seconds: from what a snapshot takes to what a reader gives up at. */
const bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const

export class Histogram {
  readonly #within = new Float64Array(bounds.length)
  #sum = 0
  #count = 0

  add(seconds: number): void {
    this.#sum += seconds
    this.#count += 1
    const index = bounds.findIndex(bound => seconds <= bound)
    if (index >= 0) this.#within[index] = (this.#within[index] ?? 0) + 1
  }

  /** Each bucket counts all that is not above its bound, so they add up. */
  samples(labels: Readonly<Record<string, string>>): Metric['samples'] {
    let below = 0
    const buckets = bounds.map((bound, index) => {
      below += this.#within[index] ?? 0
      return { suffix: '_bucket', labels: { ...labels, le: String(bound) }, value: below }
    })
    return [
      ...buckets,
      { suffix: '_bucket', labels: { ...labels, le: '+Inf' }, value: this.#count },
      { suffix: '_sum', labels, value: this.#sum },
      { suffix: '_count', labels, value: this.#count },
    ]
  }
}
