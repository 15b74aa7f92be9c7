import {
  type Diagnostic,
  inReadingOrder,
  type PlaceInFile,
  shownPath,
  textNotRendered,
} from '../diagnostic.ts'
import { ContentError } from '../errors.ts'
import type { Source } from '../extension/load.ts'
import { placeOf, realPaths, reasonOf } from '../extension/place.ts'
import type { PlanEntry } from '../plan/entries.ts'

/** Why a text could not be rendered, and the line of its file, if known. */
type TextFault = { readonly line: number; readonly cause: unknown }

/** A text of the author's that could not be rendered, with everything that is wrong with it. */
export class TextError extends Error {
  override readonly name = 'TextError'
  readonly source: string
  readonly faults: readonly TextFault[]

  constructor(source: string, faults: readonly TextFault[]) {
    super(`${source} could not be rendered`)
    this.source = source
    this.faults = faults
  }
}

/** Every page that could not be rendered, and the posts without which the others can be. */
export class RenderError extends ContentError {
  readonly sources: ReadonlySet<string>

  constructor(diagnostics: readonly Diagnostic[], sources: ReadonlySet<string>) {
    super(inReadingOrder(diagnostics))
    this.sources = sources
  }
}

export type Failures = {
  /** What a plug-in threw at a line of a text. */
  ofText(error: TextError): void
  /** What a transform threw at a page. */
  ofPage(entry: PlanEntry, error: unknown): void
  /** Throws a RenderError if there was any failure. */
  end(): void
}

type Asked = { readonly shownAs: string; readonly extension: Source | null }

/** Collects failures, so that one run reports every page. */
export function openFailures({ shownAs, extension }: Asked): Failures {
  const modules = realPaths(extension?.modules ?? [])
  // A list has no file of its own: there the owner can only fix the extension.
  const own = { file: shownPath(extension?.configuration ?? shownAs), line: 1, column: 1 }
  // A post that fails on its page also fails in the feed; that is one mistake.
  const found = new Map<string, Diagnostic>()
  const sources = new Set<string>()
  const note = (message: string, error: unknown, place: PlaceInFile | null) => {
    const cause = placeOf(error, modules)
    const diagnostic = diagnose(message, error, { place: place ?? cause ?? own, cause })
    found.set(JSON.stringify(diagnostic), diagnostic)
  }
  return {
    ofText: ({ source, faults }) => {
      sources.add(source)
      for (const { line, cause } of faults) {
        const place = { file: `${shownAs}/${source}`, line, column: 1 }
        note(textNotRendered.message, cause, place)
      }
    },
    ofPage: ({ output, show }, error) => {
      const showing = show()
      const source = showing.kind === 'html' ? (showing.body?.source ?? null) : null
      if (source !== null) sources.add(source)
      const place = source === null ? null : { file: `${shownAs}/${source}`, line: 1, column: 1 }
      note(`the page /${output} could not be rendered`, error, place)
    },
    end: () => {
      if (found.size > 0) throw new RenderError([...found.values()], sources)
    },
  }
}

/** `cause` is where the owner's code threw it, if it was theirs. */
type Places = { readonly place: PlaceInFile; readonly cause: PlaceInFile | null }

function diagnose(message: string, error: unknown, { place, cause }: Places): Diagnostic {
  const thrownAt = cause === null ? '' : ` (${cause.file}:${cause.line}:${cause.column})`
  const hint = `${reasonOf(error)}${thrownAt}`
  return { ...place, severity: 'error', code: 'render-failed', message, hint }
}
