import type { Group } from '../outcome.ts'
import type { Value } from '../sql.ts'

/**
 * A group as it is sent to the writing thread. The text of a statement is sent once; later its number stands for it.
 */
export type NumberedGroup = {
  readonly fresh: readonly string[]
  readonly batches: readonly NumberedBatch[]
}
export type NumberedBatch = readonly (readonly [text: number | string, values: readonly Value[]])[]

/**
 * Lists of different lengths make different statements. Once there are this many, others are sent as text each time.
 */
const mostNumbers = 500

export class Numbers {
  readonly #known = new Map<string, number>()

  number(group: Group): NumberedGroup {
    const before = this.#known.size
    const batches = group.map(batch =>
      batch.map(({ sql, parameters }) => [this.#numberOf(sql), parameters] as const),
    )
    const isNew = this.#known.size > before
    return { fresh: isNew ? [...this.#known.keys()].slice(before) : [], batches }
  }

  #numberOf(sql: string): number | string {
    const known = this.#known.get(sql)
    if (known !== undefined) return known
    if (this.#known.size >= mostNumbers) return sql
    this.#known.set(sql, this.#known.size)
    return this.#known.size - 1
  }
}

/** The texts by their numbers, in the writing thread. */
export class KnownTexts {
  readonly #texts: string[] = []

  learn(fresh: readonly string[]): void {
    this.#texts.push(...fresh)
  }

  find(text: number | string): string {
    return typeof text === 'string' ? text : (this.#texts[text] ?? '')
  }
}
