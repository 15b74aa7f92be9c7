import type { Diagnostic } from '../diagnostic.ts'
import type { Site } from '../site/site.ts'
import { composePost } from './compose-post.ts'
import { checkFrontMatter } from './front-matter/check-front-matter.ts'
import { splitFile } from './front-matter/split-file.ts'
import type { FaultyPost, Post } from './post.ts'
import { foreignMarkup } from './texts/foreign-markup.ts'
import { scanText } from './texts/scan-text.ts'
import { unclosedCode } from './texts/unclosed-code.ts'

/** A post, or what is wrong with its front matter; the text below that can be checked in both cases. */
export type ReadPost =
  | {
      readonly kind: 'post'
      readonly post: Post
      readonly warnings: readonly Diagnostic[]
      readonly body: string
    }
  | {
      readonly kind: 'faulty'
      readonly mistakes: readonly Diagnostic[]
      readonly faulty: FaultyPost
      readonly body: string
    }

type PostFile = {
  readonly source: string
  /** The file as it appears in diagnostics. */
  readonly file: string
  readonly text: string
  readonly hash: string
}

export function readPost(site: Site, { source, file, text: whole, hash }: PostFile): ReadPost {
  const split = splitFile(file, whole)
  if ('mistakes' in split) return unreadable(split.mistakes)
  const { body, bodyLine } = split
  const text = { file, body, bodyLine }
  const ofBody = [...foreignMarkup(text), ...unclosedCode(text)]
  const facts = { source, hash, bodyLine, body, scanned: scanText(body) }
  const checked = checkFrontMatter(site, { source, file, yaml: split.yaml })
  if (checked.kind === 'sound') {
    const warnings = [...checked.warnings, ...ofBody]
    return { kind: 'post', post: composePost(site, checked.checked, facts), warnings, body }
  }
  const { mistakes, rest, isPlaced, isTimed } = checked
  const { references, fragments } = facts.scanned
  const written = rest === null ? null : composePost(site, rest, facts)
  const faulty = {
    text: written ?? { source, hash, bodyLine, references, fragments, image: null },
    standIn: isPlaced ? written : null,
    timed: isTimed ? written : null,
  }
  return { kind: 'faulty', mistakes: [...mistakes, ...ofBody], faulty, body }
}

/** Nothing below its mistakes can be checked. */
export function unreadable(mistakes: readonly Diagnostic[]): ReadPost {
  return { kind: 'faulty', mistakes, faulty: { text: null, standIn: null, timed: null }, body: '' }
}
