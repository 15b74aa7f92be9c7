import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import createMarkdownIt from 'markdown-it'
import { onTestFinished } from 'vitest'
import { realWorld } from '../../comments-api/world.ts'
import { readContent } from '../../generator/content/read-content.ts'
import { outputOf } from '../../generator/plan/entries.ts'
import { readSite } from '../../generator/site/read-site.ts'
import { openCacheLedger } from '../../mentions/ledger/cache-ledger.ts'
import type { Called } from '../../mentions/options.ts'
import { type Entry, type Report, toJson } from '../../mentions/report.ts'
import { runMentions } from '../../mentions/run-mentions.ts'
import { createSiteFolder, post, type SiteFolder } from '../generator/site-folder.ts'
import { startStrangers } from './strangers.ts'

export { post }

export const hour = 60 * 60 * 1000
export const day = 24 * hour
const start = Date.parse('2026-11-20T12:00:00Z')

/** A page that names an endpoint of its own site. */
export const open = { headers: { link: '</mention>; rel=webmention' } }

type Places = Parameters<typeof startStrangers>[0]

/** A blog, and the sites that it links to. `friend.example` accepts webmentions. */
export async function startBlog(files: Record<string, string>, more: Places = {}) {
  const folder = createSiteFolder(files)
  onTestFinished(() => folder[Symbol.dispose]())
  const strangers = await startStrangers({
    'friend.example/': open,
    'friend.example/other': open,
    'friend.example/mention': { status: 202 },
    ...more,
  })
  let passed = 0
  const isDown = { now: false }
  const world = {
    ...realWorld,
    ...strangers.world,
    now: () => start + passed,
    monotonic: () => passed,
    fetch: ownSite(folder.output, isDown),
  }
  const usual = {
    ...{ content: folder.content, output: folder.output, service: null },
    ...{ all: false, timeLimit: 60_000, dryRun: false, json: false },
  }
  const cache = join(folder.output, '..', 'cache')

  type More = Partial<Called> & { readonly token?: string; readonly fetch?: typeof world.fetch }
  async function tell({ token, fetch, ...called }: More = {}): Promise<Report> {
    strangers.asked.length = 0
    const own = fetch ? { ...world, fetch } : world
    return runMentions({ ...usual, ...called }, { world: own, cache, token: token ?? null })
  }
  function publishAndTell(options: More = {}): Promise<Report> {
    publish(folder, world.now())
    return tell(options)
  }
  const notifications = () => strangers.asked.filter(line => line.startsWith('POST'))
  const advance = (milliseconds: number) => {
    passed += milliseconds
  }
  const forgetCache = () => rmSync(cache, { recursive: true, force: true })
  const remembered = () => openCacheLedger(join(cache, 'mentions', 'site.example.json')).read()
  return {
    ...{ ...strangers, world, folder, isDown },
    ...{ tell, publishAndTell, notifications, advance, forgetCache, remembered },
  }
}

/** Writes what matters here of a build's output, in a hundredth of the time. The first test uses a real build. */
export function publish(
  { content, output }: Pick<SiteFolder, 'content' | 'output'>,
  now = start,
): void {
  rmSync(output, { recursive: true, force: true })
  mkdirSync(output)
  const { site } = readSite({ content, shownAs: 'content' })
  const records = { posts: new Map(), attachments: {} }
  const index = readContent(site, { content, shownAs: 'content', now, drafts: false, records })
  const markdown = createMarkdownIt()
  for (const post of index.posts) {
    const file = join(output, outputOf(post.url))
    mkdirSync(dirname(file), { recursive: true })
    const words = markdown.render(index.bodyOf(post.source))
    writeFileSync(file, `<main><div class="prose e-content">${words}</div></main>`)
  }
}

/** Answers as the published site does: what was built is there. */
function ownSite(output: string, isDown: { readonly now: boolean }): typeof realWorld.fetch {
  return async url => {
    const { origin, pathname } = new URL(url)
    const file = join(output, pathname, 'index.html')
    const isThere = origin === 'https://site.example' && existsSync(file) && !isDown.now
    return new Response('', { status: isThere ? 200 : 404 })
  }
}

export const linking = (title: string, ...links: readonly string[]) =>
  post(title, '', links.map(link => `See [there](${link}).`).join('\n\n'))

export const notification = (path: string, target: string) =>
  `POST friend.example/mention ${new URLSearchParams({ source: `https://site.example${path}`, target })}`

/** What became of each link, as `result target`. */
export const results = (report: Report) =>
  report.map(({ result, target }) => `${result} ${target}`).sort()

export const parse = (report: Report) =>
  JSON.parse(toJson(report)) as Record<Entry['result'], Omit<Entry, 'result'>[]>
