import { readFileSync } from 'node:fs'
import type { ImageFacts, ImageRecords, ImageUses } from '../content/image-records.ts'
import type { Attachment, PostText } from '../content/post.ts'
import type { Index } from '../content/read-content.ts'
import { findAttachment } from '../content/references.ts'
import { type Diagnostic, wrongFile } from '../diagnostic.ts'
import { createMarkdown } from '../markdown/create-markdown.ts'
import { rememberOne } from '../remember.ts'
import type { BrokenImages } from './broken-images.ts'
import { factsOf, isDrawing, isRaster } from './image-facts.ts'
import { usesIn } from './image-uses.ts'
import { loadSharp } from './load-sharp.ts'
import { recipeHash } from './recipe.ts'

type ImageOptions = {
  readonly shownAs: string
  readonly known: ImageRecords | undefined
  /** Images whose headers are sound, but which a previous attempt of this build could not decode. */
  readonly broken: BrokenImages
}

/**
 * Adds to the index which images its texts show, with their facts. A post that shows an unreadable image counts as
 * having a mistake. Only what has changed is parsed and opened.
 */
export async function readImages(index: Index, options: ImageOptions): Promise<Index> {
  const texts = [...index.published.values(), ...textsAtFault(index)].filter(
    text => text.references.length > 0 && attachmentsOf(index, text, text.references).some(isImage),
  )
  const uses = readUses(index, texts, options)
  const shownBy = (text: PostText) => {
    const references = [...(uses[text.hash]?.shown ?? []), text.image?.reference ?? '']
    return attachmentsOf(index, text, references).filter(isPicture)
  }
  const facts = await readFacts(index, texts.flatMap(shownBy), options)
  const records = { ...index.records, images: { recipe: recipeHash(), uses, facts } }
  const isBroken = (image: Attachment) => facts[nameOf(image)]?.kind === 'broken'
  const atFault = texts.filter(text => shownBy(text).some(isBroken))
  const broken = new Set(atFault.flatMap(shownBy).filter(isBroken))
  const mistakes = [...broken].map(image => brokenImage(image, facts[nameOf(image)], options))
  return putAtFault({ ...index, records }, new Set(atFault), mistakes)
}

/** Other files with a size are shown as they are, but may still be the first image of their page. */
function isImage(attachment: Attachment): boolean {
  return attachment.size !== null || isPicture(attachment)
}

function isPicture({ source }: Attachment): boolean {
  return isRaster(source) || isDrawing(source)
}

function textsAtFault({ faulty }: Index): PostText[] {
  return [...faulty.values()].flatMap(({ text }) => text ?? [])
}

function attachmentsOf(index: Index, text: PostText, references: readonly string[]): Attachment[] {
  return references.flatMap(reference => findAttachment(index, text.source, reference) ?? [])
}

function readUses(
  index: Index,
  texts: readonly PostText[],
  { known }: ImageOptions,
): Record<string, ImageUses> {
  const markdown = rememberOne(() => createMarkdown())
  const parse = (source: string) => usesIn(markdown(), index.bodyOf(source))
  return Object.fromEntries(
    texts.map(({ hash, source }) => [hash, known?.uses[hash] ?? parse(source)]),
  )
}

async function readFacts(
  index: Index,
  images: readonly Attachment[],
  { known, broken }: ImageOptions,
): Promise<Record<string, ImageFacts>> {
  const facts: Record<string, ImageFacts> = {}
  for (const image of images) {
    const name = nameOf(image)
    const reason = broken.get(image.hash)
    facts[name] ??=
      reason === undefined
        ? (known?.facts[name] ?? (await lookInto(image.source, index.pathOf(image))))
        : { kind: 'broken', reason }
  }
  return facts
}

/** The key of an image's facts. The same bytes can be right as an SVG and wrong under the name of a PNG. */
function nameOf({ source, hash }: Attachment): string {
  return isDrawing(source) ? `${hash}.svg` : hash
}

/** What is needed is loaded only here, because most builds know all images. */
async function lookInto(source: string, path: string): Promise<ImageFacts> {
  const bytes = readFileSync(path)
  if (!isDrawing(source)) return factsOf(await loadSharp(), bytes)
  const { factsOfDrawing } = await import('./drawing-facts.ts')
  return factsOfDrawing(bytes)
}

function brokenImage(
  { source }: Attachment,
  facts: ImageFacts | undefined,
  { shownAs }: ImageOptions,
): Diagnostic {
  const reason = facts?.kind === 'broken' ? facts.reason : ''
  return wrongFile(`${shownAs}/${source}`, {
    code: 'invalid-image',
    message: `cannot be decoded: ${reason}`,
    hint: isDrawing(source)
      ? 'Open it in an image editor and save it as SVG again; or take it out of the text.'
      : 'Open it in an image editor and save it as JPEG, PNG, WebP or AVIF; or take it out of the text. A file of Git LFS has to be fetched first: git lfs pull',
  })
}

/**
 * Treats texts with broken images as if their front matter were wrong: they are reported with all other mistakes, and
 * left out with --keep-going.
 */
function putAtFault(
  index: Index,
  atFault: ReadonlySet<PostText>,
  mistakes: readonly Diagnostic[],
): Index {
  if (mistakes.length === 0) return index
  const isSound = (post: PostText) => !atFault.has(post)
  const unsound = [...index.published.values()].filter(post => !isSound(post))
  return {
    ...index,
    posts: index.posts.filter(isSound),
    pages: index.pages.filter(isSound),
    published: new Map([...index.published].filter(([, post]) => isSound(post))),
    faulty: new Map([
      ...index.faulty,
      ...unsound.map(post => [post.source, { text: post, standIn: post, timed: post }] as const),
    ]),
    mistakes: [...index.mistakes, ...mistakes],
  }
}
