import {
  copyFileSync,
  cpSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { composePost } from '../../bench/corpus/compose-post.ts'
import { plainDialect } from '../../bench/corpus/dialects.ts'
import type { BuildOptions } from '../../generator/build-options.ts'
import { type Deed, noteFiles } from './note-files.ts'

// A program of its own, so that nothing else happens in its process. In a clone that was made for it, it builds a site
// of each size, once after each change, and prints what every build took.

/** The folder of a site, in which the newest post is changed. */
type EditedSite = { readonly folder: string; readonly posts: number }

const changes: Readonly<Record<string, (site: EditedSite) => void>> = {
  'a first build': ({ folder, posts }) => {
    for (let number = 0; number < posts; number += 1) writePost(folder, number)
  },
  'nothing changed': () => {},
  'a text edited': site => editNewest(site, text => `${text}\nEdited.\n`),
  'a text edited in a fresh clone': site => {
    editNewest(site, text => `${text}\nEdited again.\n`)
    renewTimes(site)
  },
  'a title edited': site => editNewest(site, text => text.replace(/^title: .*$/m, 'title: Edited')),
  'a tag added': site =>
    editNewest(site, text => text.replace('tags: [', `tags: [${tagsOf(site.posts - 11)[0]}, `)),
  'a new post': ({ folder, posts }) => writePost(folder, posts),
  'the style edited': ({ folder }) =>
    writeFileSync(join(folder, 'content', 'theme.css'), ':root { --counted: 1 }\n'),
  'a template edited': () => {
    const file = join(room, 'templates', 'layouts', 'base.ts')
    writeFileSync(file, `${readFileSync(file, 'utf8')}\n// Edited.\n`)
  },
  'a text edited in a restored site': site => {
    restoreSite(site)
    editNewest(site, text => `${text}\nEdited where it was restored.\n`)
    renewTimes(site)
  },
}

function writePost(folder: string, number: number): void {
  const post = { ...composePost(number), tags: tagsOf(number) }
  writeFileSync(fileOf(folder, number), plainDialect(post))
}

/**
 * A theme is that of ten posts in a row, a place that of eight: authors do not return to the same few things for ever.
 */
function tagsOf(number: number): string[] {
  return [`theme ${Math.floor((number + 5) / 10)}`, `place ${Math.floor((number + 4) / 8)}`]
}

function editNewest({ folder, posts }: EditedSite, edit: (text: string) => string): void {
  const file = fileOf(folder, posts - 1)
  writeFileSync(file, edit(readFileSync(file, 'utf8')))
}

/** As git leaves them when CI restores what a build remembered. */
function renewTimes({ folder, posts }: EditedSite): void {
  const time = Date.now() / 1000 - 1_800
  for (let number = 0; number < posts; number += 1) utimesSync(fileOf(folder, number), time, time)
}

/** What CI restores are new files, and it does not keep the site before the published one. */
function restoreSite({ folder }: EditedSite): void {
  const copy = join(folder, 'copy')
  cpSync(join(folder, 'site'), copy, { recursive: true })
  rmSync(join(folder, 'site'), { recursive: true })
  rmSync(join(folder, '.site.previous'), { recursive: true, force: true })
  renameSync(copy, join(folder, 'site'))
}

function fileOf(folder: string, number: number): string {
  return join(folder, 'content', 'posts', `${composePost(number).name}.md`)
}

async function countBuild(folder: string) {
  const from = deeds.length
  const { rendered } = await build({ ...options, ...placesIn(folder) })
  const done = deeds.slice(from)
  const among = (kind: Deed['kind'], place: RegExp) =>
    done.filter(
      ({ path, ...deed }) =>
        deed.kind === kind && path.startsWith(folder) && place.test(path.slice(folder.length)),
    )
  return {
    rendered,
    written: among('write', /^\/\.site\.\w+\/(?!assets\/search\/)/).length,
    index: among('write', /^\/\.site\.\w+\/assets\/search\//).length,
    linked: among('link', /^\/\.site\.\w+\//).length,
    read: among('read', /^\/content\//).length,
    looked: among('look', /^\/(?:content|site)(?:\/|$)/).length,
    record: done
      .filter(
        ({ kind, path }) =>
          kind === 'write' && /\/(?:record|record-anew|outputs|published)\.tmp$/.test(path),
      )
      .reduce((sum, { bytes }) => sum + bytes, 0),
  }
}

const placesIn = (folder: string) => ({
  content: join(folder, 'content'),
  output: join(folder, 'site'),
  cache: join(room, '.cache'),
})

const [room = '', size = ''] = process.argv.slice(2)
const deeds = noteFiles()
// An hour later, because a file that was written within the last tenth of a second would be read again.
const now = Date.now() + 3_600_000
Date.now = () => now
const { build } = await import(join(room, 'generator', 'build-if-changed.ts'))
const options: Omit<BuildOptions, 'content' | 'output' | 'cache'> = {
  now,
  drafts: false,
  keepGoing: false,
  useCache: true,
  requireComments: false,
  comments: { kind: 'none' },
  tell: () => {},
}
await countSite(Number(size), Object.keys(changes))
// Changes to all pages are known to cost more on a larger site.
await countSite(Number(size) * 2, Object.keys(changes).slice(0, -3))

async function countSite(posts: number, names: readonly string[]): Promise<void> {
  const folder = join(room, String(posts))
  mkdirSync(join(folder, 'content', 'posts'), { recursive: true })
  copyFileSync(join(room, 'content', 'site.yaml'), join(folder, 'content', 'site.yaml'))
  for (const change of names) {
    changes[change]?.({ folder, posts })
    console.log(JSON.stringify({ posts, change, ...(await countBuild(folder)) }))
  }
}
