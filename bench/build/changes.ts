import {
  cpSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { type ComposedPost, composePost } from '../corpus/compose-post.ts'
import { plainDialect } from '../corpus/dialects.ts'

/** A site that an author changes, and in which round. */
type EditedSite = {
  readonly folder: string
  readonly posts: number
  readonly round: number
}

/** What an author does between two builds. */
export const changes = {
  'nothing changed': () => {},
  'a body edited': site => editPost(site, text => `${text}\nEdited in round ${site.round}.\n`),
  'a title edited': site =>
    editPost(site, text => text.replace(/^title: .*$/m, `title: Edited in round ${site.round}`)),
  'a tag added': site => editPost(site, text => addTag(text, site.round)),
  'a new post': ({ folder, posts, round }) =>
    writeFileSync(
      postFile(folder, composePost(posts + round)),
      plainDialect(composePost(posts + round)),
    ),
  'a body edited in a fresh clone': site => {
    // A clone gives every file the time at which it was cloned.
    const folder = join(site.folder, 'content', 'posts')
    const now = new Date()
    for (const name of readdirSync(folder)) utimesSync(join(folder, name), now, now)
    changes['a body edited'](site)
  },
  'a body edited in a restored site': site => {
    // What CI restores are new files, and it does not keep the site before the published one.
    for (const kept of ['_site', '.cache']) replaceByCopy(join(site.folder, kept))
    rmSync(join(site.folder, '._site.previous'), { recursive: true, force: true })
    changes['a body edited in a fresh clone'](site)
  },
  'the style edited': ({ folder, round }) =>
    writeFileSync(join(folder, 'content', 'theme.css'), `:root { --bench: ${round} }\n`),
  'a template edited': ({ folder, round }) => {
    const template = readFileSync(templateIn(folder), 'utf8')
    const edited = template.replace('<body>', `<body data-round="${round}">`)
    if (edited === template) throw new Error(`${templateIn(folder)} has no <body> to edit`)
    writeFileSync(templateIn(folder), edited)
  },
} as const satisfies Readonly<Record<string, (site: EditedSite) => void>>

export type Change = keyof typeof changes

export const everyChange = Object.keys(changes).filter((name): name is Change => name in changes)

/** Restores the template, because nothing that was compiled before is used for changed code. */
export function takeBackTemplate(folder: string): void {
  const template = readFileSync(templateIn(folder), 'utf8')
  writeFileSync(templateIn(folder), template.replace(/<body data-round="\d+">/, '<body>'))
}

/** Restores the corpus. */
export function takeBackChanges({ folder, posts, round }: EditedSite): void {
  const post = composePost(editedNumber(posts))
  writeFileSync(postFile(folder, post), plainDialect(post))
  for (let earlier = 0; earlier < round; earlier += 1)
    rmSync(postFile(folder, composePost(posts + earlier)), { force: true })
  rmSync(join(folder, 'content', 'theme.css'), { force: true })
}

function templateIn(folder: string): string {
  return join(folder, 'templates', 'layouts', 'base.ts')
}

function replaceByCopy(folder: string): void {
  const copy = `${folder}.copy`
  cpSync(folder, copy, { recursive: true })
  rmSync(folder, { recursive: true })
  renameSync(copy, folder)
}

function editPost({ folder, posts }: EditedSite, edit: (text: string) => string): void {
  const file = postFile(folder, composePost(editedNumber(posts)))
  writeFileSync(file, edit(readFileSync(file, 'utf8')))
}

/** A tag that other posts have, and a different one in each round. */
function addTag(text: string, round: number): string {
  return text.replace(/^tags: \[(.*)\]$/m, (_, list: string) => {
    const present = list.split(', ')
    const absent = Array.from({ length: 50 }, (_, number) => `tag ${number}`).filter(
      tag => !present.includes(tag),
    )
    return `tags: [${[...present, absent[round % absent.length]].join(', ')}]`
  })
}

/** A post in the middle: an old one, on an old page of the list. */
function editedNumber(posts: number): number {
  return Math.floor(posts / 2)
}

function postFile(folder: string, { name }: ComposedPost): string {
  return join(folder, 'content', 'posts', `${name}.md`)
}
