import { lstatSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { checkAnchors } from '../../check/content/anchors.ts'
import { checkLinks } from '../../check/content/links.ts'
import { readPostFile } from '../../content/parallel/read-post-file.ts'
import type { Post } from '../../content/post.ts'
import type { Index } from '../../content/read-content.ts'
import { findAttachment } from '../../content/references.ts'
import { usesIn } from '../../images/image-uses.ts'
import { createMarkdown } from '../../markdown/create-markdown.ts'
import type { PlanInput } from '../../plan/plan-pages.ts'

type Places = { readonly content: string; readonly shownAs: string }

type Saved = { readonly post: Post; readonly index: Index }

/**
 * The saved post, and the index with it, if the post is already published and keeps its place. `null` for all other
 * files, and if there is now a mistake in the text or in a link to it.
 */
export function readSaved(
  file: string,
  { index, site }: PlanInput,
  { content, shownAs }: Places,
): Saved | null {
  const source = relative(resolve(content), file)
  const before = index.published.get(source)
  if (before === undefined || index.due.has(source) || !isRegular(file)) return null
  const { read } = readPostFile({ site, shownAs }, { source, path: file })
  if (read.kind === 'faulty' || read.warnings.length > 0) return null
  const { post, body } = read
  if (!isDeepStrictEqual(standingOf(post), standingOf(before))) return null
  const next = showingSame(replace(index, before, read), before, { post, body })
  if (next === null) return null
  return leadsAsBefore(index, before, post) ? { post, index: next } : checkLeads(next, post)
}

/**
 * Whether links need no new check. The post has kept its place, so only links from it, or to a part of it, can have
 * broken.
 */
function leadsAsBefore({ records }: Index, before: Post, post: Post): boolean {
  const leadsOf = ({ references, fragments }: Post) => [references, fragments]
  const isLedInto = Object.hasOwn(records.anchors ?? {}, before.hash)
  return !isLedInto && isDeepStrictEqual(leadsOf(post), leadsOf(before))
}

/** Checks the links of all texts. With 10,000 of them, this takes as long as everything else that a save does. */
function checkLeads(index: Index, post: Post): Saved | null {
  const { mistakes, anchors } = checkAnchors(index)
  if (checkLinks(index).length + mistakes.length > 0) return null
  return { post, index: { ...index, records: { ...index.records, anchors } } }
}

function isRegular(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false })?.isFile() ?? false
}

/** The parts of a post that decide which pages and files there are, and which posts are next to each other. */
function standingOf(post: Post): Partial<Post> {
  const {
    hash: _hash,
    bodyLine: _line,
    references: _references,
    fragments: _fragments,
    ...said
  } = post
  const { title: _title, label: _label, description: _description, face: _face, ...more } = said
  const { minutes: _minutes, ...rest } = more
  return rest
}

type Text = { readonly post: Post; readonly body: string }

function replace(index: Index, before: Post, { post, body }: Text): Index {
  const put = (posts: readonly Post[]) =>
    posts.includes(before) ? posts.with(posts.indexOf(before), post) : posts
  return {
    ...index,
    posts: put(index.posts),
    pages: put(index.pages),
    published: new Map(index.published).set(post.source, post),
    bodyOf: source => (source === post.source ? body : index.bodyOf(source)),
  }
}

/**
 * The new index if the text uses the same files in the same way, else `null`: a new picture would have to be made
 * first.
 */
function showingSame(index: Index, before: Post, { post, body }: Text): Index | null {
  if (!isDeepStrictEqual(filesOf(index, post), filesOf(index, before))) return null
  const { images } = index.records
  const known = images?.uses[before.hash]
  if (images === undefined || known === undefined) return index
  const uses = usesIn(createMarkdown(), body)
  if (!isDeepStrictEqual(uses, known)) return null
  const next = { ...images, uses: { ...images.uses, [post.hash]: uses } }
  return { ...index, records: { ...index.records, images: next } }
}

function filesOf(index: Index, { source, references }: Post): string[] {
  return references.filter(reference => findAttachment(index, source, reference) !== null)
}
