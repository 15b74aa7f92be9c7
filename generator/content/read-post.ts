import type { Diagnostic } from '../diagnostic.ts'
import type { Site } from '../site/site.ts'
import { checkFrontMatter } from './check-front-matter.ts'
import { composePost } from './compose-post.ts'
import type { Post, PostText } from './post.ts'
import { scanText } from './scan-text.ts'
import { splitFile } from './split-file.ts'

/** A post, or what is wrong with its front matter; the text below that can be checked in both cases. */
export type ReadPost =
  | { readonly kind: 'post'; readonly post: Post; readonly body: string }
  | {
      readonly kind: 'faulty'
      readonly mistakes: readonly Diagnostic[]
      readonly text: PostText
      readonly body: string
    }

export type PostFile = {
  readonly source: string
  /** The file as diagnostics name it. */
  readonly file: string
  readonly text: string
  readonly hash: string
}

export function readPost(site: Site, { source, file, text, hash }: PostFile): ReadPost {
  const split = splitFile(file, text)
  if ('mistakes' in split) {
    const nothing = { source, bodyLine: 1, references: [] }
    return { kind: 'faulty', mistakes: split.mistakes, text: nothing, body: '' }
  }
  const { body, bodyLine } = split
  const scanned = scanText(body)
  const checked = checkFrontMatter(site, { source, file, yaml: split.yaml })
  if ('mistakes' in checked) {
    const readable = { source, bodyLine, references: scanned.references }
    return { kind: 'faulty', mistakes: checked.mistakes, text: readable, body }
  }
  return {
    kind: 'post',
    post: composePost(site, checked, { source, hash, bodyLine, scanned }),
    body,
  }
}
