import { posix } from 'node:path'
import type { Attachment, Post } from './post.ts'

/** Where a local reference leads. `fragment` keeps its "#". */
export type Target =
  | { readonly kind: 'post'; readonly post: Post; readonly fragment: string }
  | { readonly kind: 'attachment'; readonly attachment: Attachment; readonly fragment: string }

/** By path in the content folder. */
export type Targets = {
  readonly published: ReadonlyMap<string, Post>
  readonly attachments: ReadonlyMap<string, Attachment>
}

/** Resolves a path as written in `source`, relative to that file's folder. */
export function findTarget(targets: Targets, source: string, reference: string): Target | null {
  const [path = '', fragment] = reference.split('#', 2)
  const file = fileOf(source, path)
  const suffix = fragment === undefined ? '' : `#${fragment}`
  const post = targets.published.get(file)
  if (post !== undefined) return { kind: 'post', post, fragment: suffix }
  const attachment = targets.attachments.get(file)
  return attachment === undefined ? null : { kind: 'attachment', attachment, fragment: suffix }
}

/** The content file that a relative path means, whether it exists or not. */
export function fileOf(source: string, reference: string): string {
  const path = reference.split(/[?#]/, 1)[0] ?? ''
  return posix.join(posix.dirname(source), decodePath(path))
}

/**
 * One spelling for every way to write a reference: Markdown encodes what an author need not, so "ü.png"
 * in a text is "%C3%BC.png" once it is parsed.
 */
export function plainReference(reference: string): string {
  if (!reference.includes('%')) return reference
  try {
    return decodeURI(reference)
  } catch {
    return reference.replaceAll('%25', '%')
  }
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
