import { createLeftKeys, type LeftKeys } from '../../front-matter/left-keys.ts'
import { type Found, type Input, type Source, SourceRefused } from '../../source.ts'
import { readXml, type XmlElement } from '../../xml/read-xml.ts'
import { leftKeysOf, leftKeysOfComment } from './left-keys.ts'
import { createMenus, type Menus } from './menus.ts'
import { readComment } from './read-comment.ts'
import { nameOf, readItem } from './read-item.ts'
import { readSite, records, type WordPressSite } from './site.ts'

/** https://wordpress.org/documentation/article/tools-export-screen/: WXR 1.0 to 1.2. */
export const wordpress: Source = {
  name: 'wordpress',
  reads: 'the file of Tools, Export (WXR): posts, pages, comments',
  read,
}

/** Reads the file twice, because pictures may come after the posts that show them. */
async function* read(input: Input): AsyncGenerator<Found> {
  const { path, tellOfFirstPass } = input
  tellOfFirstPass()
  using site = await readSite(path)
  const file = await readXml(path, records)
  const left = createLeftKeys()
  const menus = createMenus()
  let isExport = false
  for await (const { element, around } of file.records) {
    isExport ||= around.some(({ name }) => name === 'channel')
    yield* readRecord(element, around.at(-1), { site, input, left, menus })
  }
  if (!isExport)
    throw new SourceRefused(
      `${path} holds no <channel>: it is not an export of WordPress (Tools, Export)`,
    )
  yield* menus.found(site)
  yield* left.notes()
  for (const message of file.strange()) yield { type: 'note', where: path, message }
}

type Setting = {
  readonly site: WordPressSite
  readonly input: Input
  readonly left: LeftKeys
  readonly menus: Menus
}

function readRecord(
  element: XmlElement,
  parent: XmlElement | undefined,
  setting: Setting,
): Found[] {
  const { site, input, left, menus } = setting
  if (element.name === 'wp:comment' && parent !== undefined) {
    const comment = readComment(element, { item: parent, site, timeZone: input.timeZone })
    if (comment.type === 'comment')
      left.add(`comment ${comment.externalId}`, leftKeysOfComment(element))
    return [comment]
  }
  if (element.name !== 'item') return []
  menus.add(element)
  const found = readItem(element, setting)
  if (found.some(({ type }) => type === 'post')) left.add(nameOf(element), leftKeysOf(element))
  return found
}
