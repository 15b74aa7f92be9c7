import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Post } from '../../generator/content/post.ts'
import { readPost } from '../../generator/content/read-post.ts'
import { readFileName, threadIdOf } from '../../generator/content/slugs.ts'
import type { Ledger } from '../ledger.ts'
import { composeFront, type Writing } from './compose-front.ts'
import { composeText } from './compose-text.ts'
import type { ConvertedPost } from './convert-post.ts'
import { Names } from './names.ts'
import { type Place, placePosts, type Setting } from './place-posts.ts'
import type { Stage } from './stage.ts'
import { Taken } from './taken.ts'

export type WrittenPost = {
  readonly externalId: string
  readonly source: string
  readonly post: Pick<Post, 'id' | 'url' | 'aliases' | 'title' | 'source'>
  readonly isNew: boolean
  readonly notes: readonly string[]
}

/** Decides where every post goes, and writes the new ones to the stage. */
export async function* writePosts(
  ledger: Ledger,
  setting: Setting & { readonly files: readonly string[] },
  stage: Stage | null,
): AsyncGenerator<WrittenPost> {
  const taken = new Taken()
  for (const post of setting.known) taken.addPost(post)
  for (const file of setting.files) taken.addFile(file)
  const places = placePosts(ledger, setting, taken)
  const writing = openWriting(setting, taken)
  for (const place of places) {
    const found: ConvertedPost = JSON.parse(ledger.contentOf(place.number))
    const { front, notes } = composeFront(found, place, writing)
    const text = composeText(front, found.body)
    if (place.known !== null) yield keepKnown(place, place.known, { found, text, ledger, setting })
    else {
      await putNew(place, { found, text, ledger, stage })
      yield describe(place, { text, notes, setting })
    }
  }
}

type Composed = {
  readonly found: ConvertedPost
  readonly text: string
  readonly ledger: Ledger
}

/** A post that is there already is never overwritten, whether an earlier import or a person wrote it. */
function keepKnown(
  { number, source, externalId }: Place,
  post: WrittenPost['post'],
  { found, text, ledger, setting }: Composed & { readonly setting: Setting },
): WrittenPost {
  const file = join(setting.content, source)
  const isSame = readFileSync(file, 'utf8') === text
  ledger.leaveOut(number, isSame ? 'present' : 'changed')
  const isThere = ({ name }: { readonly name: string }) => existsSync(join(dirname(file), name))
  for (const { path } of found.assets.filter(isThere)) ledger.settleFile(path, 'present')
  return { externalId, source, post, isNew: false, notes: isSame ? [] : [keptNote] }
}

async function putNew(
  { source }: Place,
  { found, text, ledger, stage }: Composed & { readonly stage: Stage | null },
): Promise<void> {
  await stage?.put(source, text)
  for (const { path, name } of found.assets) {
    await stage?.copy(path, join(dirname(source), name))
    ledger.settleFile(path, null)
  }
}

const keptNote = 'was there already, and is not what the import would write; it was kept'

function openWriting(setting: Setting, taken: Taken): Writing {
  const [tags, series, authors] = [new Names(), new Names(), new Names()]
  authors.spell(setting.site.author.name)
  for (const post of setting.known) {
    for (const tag of post.tags) tags.spell(tag)
    series.spell(post.series ?? '')
    authors.spell(post.author ?? '')
  }
  return { setting, taken, tags, series, authors }
}

type Text = { readonly text: string; readonly notes: readonly string[]; readonly setting: Setting }

/** Reads the text as a build will, to learn its address and to report what would stop the build. */
function describe({ externalId, source }: Place, { text, notes, setting }: Text): WrittenPost {
  const read = readPost(setting.site, { source, file: source, text, hash: '' })
  if (read.kind === 'post') return { externalId, source, post: read.post, isNew: true, notes }
  const { slug } = readFileName(source)
  const post = { id: threadIdOf(slug), url: '', aliases: [], title: slug, source }
  const found = read.mistakes.map(({ message, hint }) => `does not build yet: ${message}. ${hint}`)
  return {
    externalId,
    source,
    post: read.faulty.standIn ?? post,
    isNew: true,
    notes: [...notes, ...found],
  }
}
