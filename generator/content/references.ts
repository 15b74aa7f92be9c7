import { posix } from 'node:path'
import type { Attachment, Post } from './post.ts'

/** Where a local reference leads. `fragment` keeps its "#". */
type Target =
  | { readonly kind: 'post'; readonly post: Post; readonly fragment: string }
  | { readonly kind: 'attachment'; readonly attachment: Attachment; readonly fragment: string }

/** Everything that a reference can lead to, by its path in the content folder. */
type Targets = FileNames & {
  readonly published: ReadonlyMap<string, Post>
  readonly attachments: ReadonlyMap<string, Attachment>
}

export type FileNames = {
  /** Paths that are not pure ASCII, by themselves and by their composed spelling (NFC). */
  readonly names: ReadonlyMap<string, string>
}

/** Resolves a path as written in `source`, relative to that file's folder. */
export function findTarget(targets: Targets, source: string, reference: string): Target | null {
  const [path = '', fragment] = reference.split('#', 2)
  const file = fileOf(targets, source, path)
  const suffix = fragment === undefined ? '' : `#${fragment}`
  const post = targets.published.get(file)
  if (post !== undefined) return { kind: 'post', post, fragment: suffix }
  const attachment = targets.attachments.get(file)
  return attachment === undefined ? null : { kind: 'attachment', attachment, fragment: suffix }
}

/** The file that a reference leads to, as `findTarget` finds it; `null` if it leads to a post or to nothing. */
export function findAttachment(
  targets: Targets,
  source: string,
  reference: string,
): Attachment | null {
  const target = findTarget(targets, source, reference)
  return target?.kind === 'attachment' ? target.attachment : null
}

/** The content file that a relative path means, whether it exists or not. */
export function fileOf({ names }: FileNames, source: string, reference: string): string {
  const path = reference.split(/[?#]/, 1)[0] ?? ''
  const file = posix.join(posix.dirname(source), decodePath(path))
  if (isAscii(file)) return file
  return names.get(file) ?? names.get(file.normalize('NFC')) ?? file
}

/** macOS, and editors on it, may write "ü" as two characters, which git keeps. */
export function namesOf(sources: readonly string[]): FileNames['names'] {
  const names = sources.filter(source => !isAscii(source))
  return new Map([
    ...names.map(source => [source.normalize('NFC'), source] as const),
    ...names.map(source => [source, source] as const),
  ])
}

function isAscii(text: string): boolean {
  return !beyondAscii.test(text)
}

const beyondAscii = /[^ -~]/

/**
 * One spelling for every way to write a reference: Markdown encodes what an author need not, so "ü.png" in a text is
 * "%C3%BC.png" once it is parsed.
 */
export function plainReference(reference: string): string {
  if (!reference.includes('%')) return reference
  const whole = encodeLonePercents(reference)
  try {
    // An encoded "%" stays encoded: "a%2520b" is not the file that "a%20b" is.
    return decodeURI(whole.replaceAll('%25', '%2525'))
  } catch {
    return whole
  }
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(encodeLonePercents(path))
  } catch {
    return path
  }
}

/** As in "50% off.png", where "%" means itself. */
function encodeLonePercents(reference: string): string {
  return reference.replace(/%(?![\da-f]{2})/gi, '%25')
}
