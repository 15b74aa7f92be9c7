import { isQuery, type Query, type Statement, type Value } from './sql.ts'

type Compile = (query: Query) => Statement
type Texts = readonly string[]

export const compilerForSqlite = (): Compile => openCompiler(() => '?')
export const compilerForPostgres = (): Compile => openCompiler(position => `$${position}`)

/**
 * What a statement was made of, one list of texts or one value after the other, leads to its text: nothing is written
 * twice, and the same statement is the very same string, which is found in a map without being read. For all that
 * stores a comment 5 µs instead of 25.
 */
class Place {
  sql: string | null = null
  #value: Place | null = null
  #texts: WeakMap<Texts, Place> | null = null

  afterValue(): Place {
    this.#value ??= new Place()
    return this.#value
  }

  after(texts: Texts): Place {
    this.#texts ??= new WeakMap()
    const known = this.#texts.get(texts)
    if (known) return known
    const place = new Place()
    this.#texts.set(texts, place)
    return place
  }
}

function openCompiler(mark: (position: number) => string): Compile {
  const start = new Place()
  return function compile(query) {
    const parameters: Value[] = []
    const place = follow(query, start, parameters)
    place.sql ??= write(query, counting(mark))
    return { sql: place.sql, parameters }
  }
}

function follow({ texts, gaps }: Query, from: Place, parameters: Value[]): Place {
  let place = from.after(texts)
  for (const gap of gaps) {
    if (isQuery(gap)) place = follow(gap, place, parameters)
    else {
      parameters.push(gap)
      place = place.afterValue()
    }
  }
  return place
}

function counting(mark: (position: number) => string): () => string {
  let position = 0
  return function nextMark() {
    position += 1
    return mark(position)
  }
}

function write({ texts, gaps }: Query, nextMark: () => string): string {
  const filled = gaps.map(gap => (isQuery(gap) ? write(gap, nextMark) : nextMark()))
  return texts.map((text, at) => text + (filled[at] ?? '')).join('')
}
