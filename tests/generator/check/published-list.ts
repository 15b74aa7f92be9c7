import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  checkPublishedAddresses,
  type PublishedAddresses,
  type PublishedPost,
} from '../../../generator/check/output/published-addresses/check-published-addresses.ts'

export const rome: PublishedPost = {
  source: 'posts/2026-01-01-rome.md',
  url: '/rome/',
  aliases: [],
  id: 'rome',
}
export const about: PublishedPost = {
  source: 'pages/about.md',
  url: '/about/',
  aliases: [],
  id: 'about',
}

/** Of a site without drafts, redirects and written ids. */
const nothingElse = {
  unpublished: new Set<string>(),
  isAnswered: () => false,
  saysId: () => false,
}

export function createList(
  text: string | null,
  published: readonly PublishedPost[] = [rome, about],
) {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-addresses-'))
  const listPath = join(folder, 'published-addresses.txt')
  if (text !== null) writeFileSync(listPath, text)
  const given = { listPath, shownAs: 'content/published-addresses.txt', published }
  return {
    folder,
    given,
    read: () => readFileSync(listPath, 'utf8'),
    check: (more: Partial<PublishedAddresses> = {}) =>
      checkPublishedAddresses({ ...given, ...nothingElse, ...more }),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  }
}

export const listed = '# Remember\n\n/about/ pages/about.md\n/rome/ posts/2026-01-01-rome.md\n'
