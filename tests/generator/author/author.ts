import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { PassThrough, Writable } from 'node:stream'
import { init } from '../../../generator/author/init.ts'
import { newPost } from '../../../generator/author/new-post.ts'
import { UsageError } from '../../../generator/errors.ts'
import { filesIn } from '../../files-in.ts'
import { shareImages } from '../../shared-images.ts'
import { createSiteFolder, type SiteFolder } from '../site-folder.ts'

/** Every answer, given as an option. */
export const flags = [
  ...['--title', 'Crumbs: a "diary"'],
  ...['--description', 'On bread.'],
  ...['--url', 'https://crumbs.example'],
  ...['--author', 'Ada'],
  ...['--language', 'de'],
  ...['--time-zone', 'Europe/Berlin'],
  ...['--comments', 'closed'],
  ...['--service', 'https://comments.crumbs.example'],
]

/** The files that init leaves after it has removed everything else. */
export const beginnings = ['pages/about.md', 'posts/2026-11-21-a-first-post.md']

/** A site and its author: the commands, what they print, and the files they leave. */
export type Author = SiteFolder & {
  newPost(...words: string[]): Promise<string>
  /** At a terminal, with these lines typed. Without `lines`, nobody can be asked. */
  init(words: readonly string[], lines?: readonly string[]): Promise<string>
  read(file: string): string
  has(file: string): boolean
  /** Every file of the content folder except site.yaml. */
  files(): string[]
}

/** Still the 20th in Lisbon, but already the 21st in Berlin and Auckland. */
const now = Date.parse('2026-11-20T23:30:00Z')

export function openAuthor(files: Readonly<Record<string, string>> = {}): Author {
  const site = createSiteFolder(files)
  const root = dirname(site.content)
  const { output, said } = listen()
  return {
    ...site,
    build: options => site.build({ now, ...options }),
    newPost: async (...words) => {
      await newPost(words, { root, now, output })
      return said()
    },
    init: async (words, lines) => {
      const input = Object.assign(new PassThrough(), { isTTY: lines !== undefined })
      // If nobody is there, nothing is typed and the input never ends.
      if (lines !== undefined) input.end(lines.map(line => `${line}\n`).join(''))
      await init(words, { root, now, timeZone: 'Pacific/Auckland', input, output })
      return said()
    },
    read: file => readFileSync(join(site.content, file), 'utf8'),
    has: file => existsSync(join(site.content, file)),
    files: () => textsIn(site.content),
  }
}

/** A copy of the demonstration, as in a fresh clone. */
export function openClone(): Author {
  const author = openAuthor()
  shareImages(join(author.content, '..', 'cache'))
  for (const file of [...textsIn('content'), 'site.yaml']) {
    const path = join(author.content, file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, readFileSync(join('content', file)))
  }
  return author
}

function textsIn(folder: string): string[] {
  return filesIn(folder)
    .map(path => path.slice(folder.length + 1))
    .filter(file => file !== 'site.yaml')
}

function listen() {
  const said: string[] = []
  const output = new Writable({
    write(chunk, _, done) {
      said.push(String(chunk))
      done()
    },
  })
  return { output, said: () => said.join('') }
}

/** Returns why a command was refused, which is always a UsageError. */
export async function refusal(called: Promise<unknown>): Promise<string> {
  try {
    await called
  } catch (error) {
    if (error instanceof UsageError) return error.message
    throw error
  }
  throw new Error('the command was not refused')
}
