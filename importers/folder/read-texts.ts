import { createLeftKeys } from '../front-matter/left-keys.ts'
import type { Found, FoundPost, Skipped } from '../source.ts'

/** What a file of the old site becomes. */
export type TextRead =
  | {
      /** The keys of its front matter, as they are written. */
      readonly keys: readonly string[]
      readonly notes: readonly string[]
      compose(note: (message: string) => void): FoundPost
    }
  | LeftOut

/** `why` is `null` if nobody has to look at it. */
export type LeftOut = Pick<Skipped, 'kind' | 'reason'> & { readonly why: string | null }

type Reading = {
  readonly site: Named
  readonly sources: readonly string[]
  /** See `createLeftKeys`. */
  readonly knownKeys: string
  /** Returns `null` for a file of which the old system made no page. */
  readText(source: string): Promise<TextRead | null>
}

type Named = { readonly name: string }

/** Yields a post for each text, and then what is to be said about it. */
export async function* readTexts(reading: Reading): AsyncGenerator<Found> {
  const { site, sources, knownKeys, readText } = reading
  const left = createLeftKeys(knownKeys)
  for (const source of sources) {
    const text = await readText(source)
    if (text === null) continue
    if ('reason' in text) {
      yield* leaveOut(site, source, text)
      continue
    }
    left.add(source, text.keys)
    const notes = new Set(text.notes)
    yield text.compose(message => notes.add(message))
    for (const message of notes) yield { type: 'note', where: source, message }
  }
  yield* left.notes()
}

export function* leaveOut(
  site: Named,
  source: string,
  { kind, reason, why }: LeftOut,
): Generator<Found> {
  if (why !== null) yield { type: 'note', where: source, message: why }
  yield { type: 'skipped', kind, externalId: textId(site, source), reason }
}

/** The `externalId` of a text: its path, and the name of its site, since another may have the same path. */
export function textId({ name }: Named, source: string): string {
  return `${name}#${source}`
}

/** For a text whose address the old system made by a pattern or by code that is not understood here. */
export const addressUnknown =
  'had an address that cannot be computed from its pattern; it gets a new one'

/** Why a file in the language of templates is left out. */
export const isNoMarkdown = 'is a template and not Markdown; its words are not imported'
