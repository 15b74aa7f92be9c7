import { isQuery, type Query, type Statement, type Value } from './sql.ts'

type Compile = (query: Query) => Statement

export const compilerForSqlite = (): Compile => openCompiler(() => '?')
export const compilerForPostgres = (): Compile => openCompiler(position => `$${position}`)

/**
 * A node in a tree of the parts of statements, which are texts and places for values. A node at which a statement ends
 * holds its finished SQL. So each statement is written once, and equal statements get the same string object, which a
 * map finds without comparing characters. For all statements that store a comment, this takes 5 µs instead of 25.
 */
class Place {
  sql: string | null = null
  #value: Place | null = null
  /** By the list of texts, which is the same object for each use of a template. */
  #templates: WeakMap<readonly string[], Place> | null = null
  /** By the whole text. */
  #texts: Map<string, Place> | null = null
  /** By the separator, and by the number of parts. */
  #lists: Map<string, Place[]> | null = null

  afterValue(): Place {
    this.#value ??= new Place()
    return this.#value
  }

  after({ texts, gaps }: Query): Place {
    if (typeof texts === 'string') return this.#afterList(texts, gaps.length)
    const [text = ''] = texts
    return texts.length === 1 ? this.#afterText(text) : this.#afterTemplate(texts)
  }

  #afterList(between: string, length: number): Place {
    this.#lists ??= new Map()
    const known = this.#lists.get(between) ?? []
    if (known.length === 0) this.#lists.set(between, known)
    known[length] ??= new Place()
    return known[length]
  }

  #afterText(text: string): Place {
    this.#texts ??= new Map()
    const known = this.#texts.get(text)
    if (known) return known
    const place = new Place()
    this.#texts.set(text, place)
    return place
  }

  #afterTemplate(texts: readonly string[]): Place {
    this.#templates ??= new WeakMap()
    const known = this.#templates.get(texts)
    if (known) return known
    const place = new Place()
    this.#templates.set(texts, place)
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

function follow(query: Query, from: Place, parameters: Value[]): Place {
  let place = from.after(query)
  for (const gap of query.gaps) {
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
  if (typeof texts === 'string') return filled.join(texts)
  return texts.map((text, at) => text + (filled[at] ?? '')).join('')
}
