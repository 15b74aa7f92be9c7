import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BuiltContent } from '../build-report.ts'
import { splitFile } from '../content/front-matter/split-file.ts'
import { type Diagnostic, shownPath } from '../diagnostic.ts'
import type { CheckOptions } from './check.ts'
import type { BuiltSite } from './output/built-site.ts'
import { readNetlifyRedirects } from './output/netlify/check-netlify.ts'
import { answersOf } from './output/published-addresses/answers.ts'
import {
  checkPublishedAddresses,
  unlistedAddresses,
} from './output/published-addresses/check-published-addresses.ts'
import { savePublishedAddresses } from './output/published-addresses/save.ts'

type Remembered = {
  readonly diagnostics: readonly Diagnostic[]
  readonly notices: readonly string[]
}

/**
 * Compares the addresses of the site with the list of those that it ever published. Adds new ones to the list if asked
 * to.
 */
export function rememberAddresses(
  { index }: BuiltContent,
  site: BuiltSite,
  { content, project, drafts, saveAddresses }: CheckOptions,
): Remembered {
  const listPath = join(content, 'published-addresses.txt')
  const shownAs = shownPath(listPath)
  const published = [...index.published.values()]
  const saved = saveAddresses ? savePublishedAddresses({ listPath, published }) : []
  const unlisted = drafts ? [] : unlistedAddresses({ listPath, published })
  const diagnostics = checkPublishedAddresses({
    listPath,
    shownAs,
    published,
    unpublished: index.unpublished,
    isAnswered: answersOf(site, readNetlifyRedirects(project)),
    saysId: source => saysId(readFileSync(join(content, source), 'utf8')),
  })
  return {
    diagnostics,
    notices: [
      ...(saved.length > 0 ? [`${shownAs}: ${counted(saved.length)} added`] : []),
      ...(unlisted.length > 0 ? [notYet(shownAs, unlisted.length)] : []),
    ],
  }
}

function saysId(text: string): boolean {
  const split = splitFile('', text)
  return 'yaml' in split && Object.keys(split.yaml.value ?? {}).includes('id')
}

function notYet(list: string, count: number): string {
  const them = count === 1 ? 'it' : 'them'
  return `${list} lacks ${counted(count)}: "npm run check -- --save-addresses" adds ${them}`
}

function counted(count: number): string {
  return count === 1 ? 'one address' : `${count} addresses`
}
