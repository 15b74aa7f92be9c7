import { realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Diagnostic, type PlaceInFile, shownPath, wrongFile } from '../diagnostic.ts'

/** The first of the owner's lines that an error passed through; `null` if it passed through none. */
export function placeOf(error: unknown, modules: ReadonlySet<string>): PlaceInFile | null {
  for (const cause of causesOf(error)) {
    for (const line of (cause.stack ?? '').split('\n')) {
      const place = placeIn(line)
      if (place !== null && modules.has(place.file))
        return { ...place, file: shownPath(place.file) }
    }
  }
  return null
}

/** From the innermost error outwards: the errors that wrap it know less about its place. */
export function causesOf(error: unknown): Error[] {
  if (!(error instanceof Error)) return []
  const inner = 'originalError' in error ? error.originalError : error.cause
  return [...causesOf(inner), error]
}

/** The original error in one line, without `folders`, which are ours and may be as long as the message. */
export function reasonOf(error: unknown, folders: readonly string[] = []): string {
  const message = causesOf(error)[0]?.message ?? String(error)
  const known = folders.reduce((text, folder) => text.replaceAll(folder, ''), message)
  const line = known.replace(/\s*\n\s*/g, ' ').trim()
  return line.length > 400 ? `${line.slice(0, 400)} …` : line
}

/** "at name (file:///a/b.ts?v=1:2:3)", and "file:///a/b.ts:2" above the line of a syntax error. */
function placeIn(line: string): PlaceInFile | null {
  const found =
    /(?:^|\(|at (?:async )?)((?:file:\/\/)?\/[^?()]+?)(?:\?[^:()]*)?:(\d+)(?::(\d+))?\)?$/.exec(
      line.trim(),
    )
  if (found === null) return null
  const [, path = '', row = '1', column = '1'] = found
  const file = path.startsWith('file:') ? fileURLToPath(path) : path
  return { file, line: Number(row), column: Number(column) }
}

/** Everything that is wrong with an extension has one code; the message says what it is. */
export function wrongExtension(
  place: PlaceInFile | string,
  message: string,
  hint = 'docs/guides/extending.md shows each kind of extension at work.',
): Diagnostic {
  const said = { code: 'invalid-extension', message, hint } as const
  if (typeof place === 'string') return wrongFile(shownPath(place), said)
  return { ...place, severity: 'error', ...said }
}

/** A link on the way gives a file another name than it has in a stack trace. */
export function realPaths(paths: readonly string[]): Set<string> {
  return new Set(paths.flatMap(path => [path, realpathSync(path)]))
}
