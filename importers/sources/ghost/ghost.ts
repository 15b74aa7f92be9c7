import { createLeftKeys, type LeftKeys } from '../../front-matter/left-keys.ts'
import { readJson } from '../../json/read-json.ts'
import { KnownRecords } from '../../known-records.ts'
import { type Found, type Input, type Source, SourceRefused } from '../../source.ts'
import { readComment } from './comments.ts'
import { composePost } from './compose.ts'
import { leftNames, type Member, Post } from './records.ts'
import { externalIdOf, type GhostSite, pathsTo, readSite } from './site.ts'
import { uploadsOf } from './uploads.ts'

/** The file of Settings, Export: https://ghost.org/docs/migration/content/ */
export const ghost: Source = {
  name: 'ghost',
  reads: 'the file of Settings, Export (JSON): posts, pages, comments',
  read,
}

/** Reads the file twice, because what posts refer to may come after them. */
async function* read(input: Input): AsyncGenerator<Found> {
  const { path, tellOfFirstPass, uploads } = input
  tellOfFirstPass()
  using members = new KnownRecords<Member>()
  const site = await readSite(path, { uploads, members })
  const file = await readJson(path, pathsTo(['posts', 'comments']))
  const left = createLeftKeys()
  let number = 0
  for await (const { value, keys } of file.records) {
    if (keys.at(-2) === 'comments') {
      yield* readComment(value, site, `comment ${keys.at(-1)}`)
      continue
    }
    number += 1
    yield* readPost(value, { number, site, input, left })
  }
  if (number === 0)
    throw new SourceRefused(`${path} holds no posts; is it the file of Ghost's Settings, Export?`)
  yield* left.notes()
  for (const message of file.strange()) yield { type: 'note', where: path, message }
}

type Setting = {
  readonly number: number
  readonly site: GhostSite
  readonly input: Input
  readonly left: LeftKeys
}

function* readPost(value: unknown, { number, site, input, left }: Setting): Generator<Found> {
  const post = Post.safeParse(value).data
  if (post === undefined) {
    const externalId = `post ${number}`
    yield { type: 'note', where: externalId, message: 'cannot be read as a post, and was left out' }
    yield { type: 'skipped', kind: 'post', externalId, reason: 'unreadable' }
    return
  }
  const { timeZone, uploads } = input
  const where = `post ${externalIdOf(post)}`
  left.add(where, keysLeft(post, site))
  const notes = new Set<string>()
  const files = uploadsOf(uploads)
  yield composePost(post, { site, timeZone, files, note: message => notes.add(message) })
  for (const message of notes) yield { type: 'note', where, message }
  if (post.html === null && post.markdown === null)
    yield {
      type: 'note',
      where,
      message: 'holds no HTML; only its plain text was imported, if it has any, without pictures',
    }
  if (
    uploads === null &&
    /\/content\/(?:images|media|files)\//.test(post.html ?? post.feature_image ?? '')
  )
    yield {
      type: 'note',
      where,
      message: 'shows pictures or files of the old site; --uploads copies them',
    }
}

function keysLeft(post: Post, { metaOf }: GhostSite): string[] {
  const said = leftNames.filter(
    name => (post[name] ?? metaOf.get(post.id)?.[name] ?? null) !== null,
  )
  return post.featured ? [...said, 'featured'] : said
}
