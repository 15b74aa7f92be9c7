import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { HtmlValidate, StaticConfigLoader } from 'html-validate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkFeeds } from '../../generator/check/output/feeds/check-feeds.ts'
import { readHostingRules } from '../../generator/hosting/rules.ts'
import { describeDiagnostic } from '../../generator/report/describe-diagnostic.ts'
import { everyKind, longTalk } from './every-kind.ts'
import { hostileFiles, hostileResponses } from './hostile-site.ts'
import { type Published, publishSite } from './published.ts'

/** What the standard says, and what html-validate knows of accessibility: https://html-validate.org/rules/ */
const validator = new HtmlValidate(
  new StaticConfigLoader({ root: true, extends: ['html-validate:standard', 'html-validate:a11y'] }),
)

/** Blanks that the reader's script fills before anybody sees them: a link there has no words yet. */
const withoutTemplates = (page: string) => page.replaceAll(/<template .*?<\/template>/gs, '')

let site: Published
beforeAll(async () => {
  site = await publishSite({
    files: { ...everyKind, ...(await hostileFiles()) },
    responses: [...hostileResponses, ...longTalk],
  })
})
afterAll(() => site.close())

async function mistakesIn(file: string): Promise<string[]> {
  const page = withoutTemplates(readFileSync(join(site.output, file), 'utf8'))
  const { results } = await validator.validateString(page, file)
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => {
      const written = page.split('\n')[line - 1]
      return `${file}:${line} ${ruleId}: ${message} ${written}`
    }),
  )
}

const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file =>
    statSync(join(folder, file)).isFile(),
  )

describe('a site with every kind of page and hostile texts', () => {
  it('is valid HTML', async () => {
    const pages = filesOf(site.output).filter(file => file.endsWith('.html'))

    const mistakes = await Promise.all(pages.map(mistakesIn))

    expect(pages.length).toBeGreaterThan(60)
    expect(mistakes.flat()).toEqual([])
  })

  it('has valid feeds', () => {
    const folder = site.output
    const files = filesOf(folder)
    const feeds = files.filter(file => /(?:feed|rss|comments)\.(?:xml|json)$/.test(file))

    const mistakes = checkFeeds({
      folder,
      shownAs: '_site',
      origin: 'https://afterword.example',
      files: new Map(files.map(file => [file, { size: statSync(join(folder, file)).size }])),
      pages: [],
      rules: readHostingRules(folder),
      parsed: 0,
      largestImage: 500_000,
    })

    expect(feeds.length).toBeGreaterThan(30)
    expect(mistakes.map(describeDiagnostic)).toEqual([])
  })
})
