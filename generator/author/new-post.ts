import { rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { DateTime } from 'luxon'
import type { Post } from '../content/post.ts'
import { readPost } from '../content/read-post.ts'
import { isPublished } from '../content/schedule.ts'
import { ContentError, UsageError } from '../errors.ts'
import { makeFolder } from '../make-folder.ts'
import { writingInClone } from '../report/writing-to.ts'
import { readSoundSite } from '../site/read-sound-site.ts'
import type { Site } from '../site/site.ts'
import { systemCode } from '../system-code.ts'
import { refuseTakenAddress } from './free-address.ts'
import { type NewPostOptions, readNewPostOptions } from './new-post-options.ts'
import { dayFor, pageNameFor, slugFor } from './post-name.ts'
import { composePostText, schemaSeenFrom } from './post-text.ts'

export type Needs = {
  /** The folder of the repository. Options are relative to it. */
  readonly root: string
  /** In milliseconds since 1970. */
  readonly now: number
  readonly output: NodeJS.WritableStream
}

/** Creates the file of a post or a page that can be built. Throws a UsageError, and creates nothing, if it cannot. */
export async function newPost(words: readonly string[], needs: Needs): Promise<void> {
  const options = readNewPostOptions(words, needs.root)
  const shownAs = relative(needs.root, options.content) || '.'
  const site = readSoundSite(options.content, shownAs)
  const { path, text, post } = composeNewPost(site, options, needs)
  refuseTakenAddress(site, post, { content: options.content, shownAs })
  await writingInClone(path, `no ${options.layout} was begun`, async () => {
    makeFolder(dirname(path))
    await writeNewFile(path, text)
  })
  needs.output.write(`${relative(needs.root, path)}\n${tellNext(site, post, needs.now)}`)
}

type NewPost = { readonly path: string; readonly text: string; readonly post: Post }

function composeNewPost(site: Site, options: NewPostOptions, { root, now }: Needs): NewPost {
  const name = nameFor(site, options, now)
  const source = options.folder ? `${name}/index.md` : `${name}.md`
  const path = join(options.content, source)
  const text = composePostText({ front: frontFor(options), body: '' }, schemaSeenFrom(path, root))
  const read = readPost(site, { source, file: source, text, hash: '' })
  if (read.kind === 'faulty') throw new ContentError(read.mistakes)
  return { path, text, post: read.post }
}

function nameFor(site: Site, { layout, title, slug, date }: NewPostOptions, now: number): string {
  const last = slugFor(title, slug, layout)
  return layout === 'page'
    ? `pages/${pageNameFor(last)}`
    : `posts/${dayFor(date, site.timeZone, now)}-${last}`
}

function frontFor({ layout, title, date, draft }: NewPostOptions) {
  return {
    title,
    // The file's name holds the day, so only a time of day needs a key.
    ...(date !== undefined && date.length > 10 ? { date } : {}),
    ...(layout === 'page' ? {} : { tags: [] }),
    ...(draft ? { draft: true } : {}),
  }
}

/** Creates the file only if there is none. "wx" refuses even one that was created a moment ago. */
async function writeNewFile(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text, { flag: 'wx' })
  } catch (error) {
    if (systemCode(error) === 'EEXIST')
      throw new UsageError(`${path} exists already; write into it, or choose another --slug`)
    // On a full disk the file is there and empty, and would be in the way of the next try. If it cannot be removed, the
    // first error still says why.
    await rm(path, { force: true }).catch(() => undefined)
    throw error
  }
}

function tellNext(site: Site, post: Post, now: number): string {
  const address = `  will be at  ${site.url}${post.url}\n`
  const next = `  next        ${nextStep(site, post, now)}\n`
  if (post.layout === 'post') return address + next
  // A page is in no list, so nothing leads to it by itself.
  return `${address}${next}  link to it  from another page, or in "navigation" or "footer" in site.yaml\n`
}

function nextStep(site: Site, post: Post, now: number): string {
  if (post.draft) return 'write; npm start shows it; remove "draft: true" to publish it'
  if (isPublished(post, { now, drafts: false })) return 'write; npm start shows it'
  const due = DateTime.fromISO(post.date, { zone: site.timeZone, locale: 'en' })
  return `write; npm start shows it; the first build after ${due.toFormat('yyyy-MM-dd HH:mm')} (${site.timeZone}) publishes it`
}
