import { once } from 'node:events'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { type FoundFile, findFiles } from '../../../generator/content/find-files.ts'
import type { Delivery, ReadingTask } from '../../../generator/content/parallel/read-claims.ts'
import { type ReadFile, readPostFile } from '../../../generator/content/parallel/read-post-file.ts'
import {
  openSecondThread,
  type SecondThread,
} from '../../../generator/content/parallel/second-thread.ts'
import { createMemoryForClaims } from '../../../generator/content/parallel/shared-work.ts'
import type { Body, Showing } from '../../../generator/plan/entries.ts'
import { openKeptTexts } from '../../../generator/render/kept-texts.ts'
import { createPrinter } from '../../../generator/render/print.ts'
import { createRender } from '../../../generator/render/render-body.ts'
import type { Order } from '../../../generator/render/writing/helper.ts'
import { writeOrders } from '../../../generator/render/writing/write-orders.ts'
import { openWriter } from '../../../generator/render/writing/writer.ts'
import { readSite } from '../../../generator/site/read-site.ts'
import { site as facts } from '../../templates/samples.ts'
import { createSiteFolder, post, type SiteFolder } from '../site-folder.ts'

const files = {
  'posts/2026-01-01-far.md': post('Far', 'lang: de', 'So "weit" – und *noch* weiter.'),
  'posts/2026-01-02-near.md': post('Near', '', '```ts\nlet a\n```\n\nA note[^1].\n\n[^1]: Here.'),
  'posts/2026-01-03-linking.md': post('Linking', '', 'To [far](2026-01-01-far.md).'),
  'posts/2026-01-04-faulty.md': post('Never', 'date: never'),
}
const [far, near, linking] = Object.keys(files) as [string, string, string]

describe('the texts that the second thread reads', () => {
  it('stay in it, unless other files decide how they are rendered', async () => {
    using folder = createSiteFolder(files)
    await using second = openSecondThread({ keepsTexts: true })

    const read = await readThere(folder, second)

    const own = listed(folder).map(file => readPostFile(readingOf(folder), file).read)
    const ofFar = { ...own[0], body: '' }
    const ofNear = { ...own[1], body: '' }
    expect(read.map(one => one.read)).toEqual([ofFar, ofNear, ...own.slice(2)])
    expect(read.map(one => one.isKept === true)).toEqual([true, true, false, false])
  })

  it('are rendered there as in the first thread', async () => {
    using folder = createSiteFolder(files)
    await using second = openSecondThread({ keepsTexts: true })
    await readThere(folder, second)
    const staging = join(folder.output, 'staging')
    const texts = new Map(own(folder).map(({ body, markdown }) => [body.source, markdown]))
    const showings = own(folder).map(({ body }) => showingOf(body))
    const isKept = (source: string) => source !== linking
    mkdirSync(staging, { recursive: true })

    const writer = openWriter({ ...nothing, second, staging })
    for (const [place, showing] of showings.entries()) {
      const { source } = showing.body
      const text = isKept(source) ? null : (texts.get(source) ?? '')
      writer.send(`${place}.html`, { showing, text })
    }
    const declined = await writer.settle()

    const bodyOf = (source: string) => texts.get(source) ?? ''
    const print = createPrinter({ facts, bodyOf, lineOf: () => 1 }, [])
    const pages = showings.map((_, place) => readFileSync(join(staging, `${place}.html`), 'utf8'))
    expect(declined).toEqual([])
    expect(pages).toEqual(showings.map(showing => print(showing)))
  })

  it('are kept when another file cannot be read', async () => {
    using folder = createSiteFolder(files)
    await using second = openSecondThread({ keepsTexts: true })
    const [file] = listed(folder) as [FoundFile]

    const unread = await readThere(folder, second, [
      { ...file, path: join(folder.content, 'gone') },
    ])
    const read = await readThere(folder, second)

    expect(unread).toEqual([])
    expect(read.map(one => one.isKept === true)).toEqual([true, true, false, false])
  })

  it('give way to a newer text that the first thread sends', async () => {
    using folder = createSiteFolder(files)
    const kept = openKeptTexts()
    const [{ body }] = own(folder).filter(({ keep }) => keep(kept)) as [Text]
    await kept.renderAll(readingOf(folder).site)
    const { port1: here, port2: port } = new MessageChannel()

    await writeOrders({ kind: 'write', staging: folder.output, facts, port }, kept)
    const sent = { showing: showingOf(body), text: 'Written *later*.' }
    here.postMessage([{ output: 'far.html', searched: null, sent }] satisfies Order[])
    await once(here, 'message')
    here.close()

    const page = readFileSync(join(folder.output, 'far.html'), 'utf8')
    expect(page).toContain('Written <em>later</em>.')
  })

  it('are left to the first thread when the second does not have them', async () => {
    using folder = createSiteFolder(files)
    await using second = openSecondThread({ keepsTexts: true })
    const [{ body }] = own(folder) as [Text]

    const writer = openWriter({ ...nothing, second, staging: folder.output })
    writer.send('far.html', { showing: showingOf(body), text: null })

    expect(await writer.settle()).toEqual(['far.html'])
  })

  it('can be rendered ahead, with the same result, and are taken once', async () => {
    using folder = createSiteFolder(files)
    const { site } = readingOf(folder)
    const kept = openKeptTexts()
    const texts = own(folder).filter(({ keep }) => keep(kept))

    await kept.renderAll(site)

    const { language, syntaxHighlighting: highlightsCode } = site
    const bodyOf = (source: string) =>
      texts.find(text => text.body.source === source)?.markdown ?? ''
    const render = createRender(
      { facts: { language, highlightsCode }, bodyOf, lineOf: () => 1 },
      [],
    )
    const shown = texts.map(({ body }) => {
      const { html, ...rest } = kept.takeRendered(body) ?? render(body, 'not-rendered')
      return { html: String(html), ...rest }
    })
    const expected = texts.map(({ body }) => {
      const { html, ...rest } = render(body, null)
      return { html: String(html), ...rest }
    })
    expect(texts.map(({ body }) => body.source)).toEqual([far, near])
    expect(shown).toEqual(expected)
    expect(kept.takeRendered((texts[0] as Text).body)).toBeUndefined()
  })

  it('stay Markdown when rendering ahead was stopped', async () => {
    using folder = createSiteFolder(files)
    const kept = openKeptTexts()
    const [text] = own(folder).filter(({ keep }) => keep(kept)) as [Text]

    kept.stop()
    await kept.renderAll(readingOf(folder).site)

    expect(kept.takeRendered(text.body)).toBeUndefined()
    expect(kept.markdownOf(far)).toBe(text.markdown)
  })
})

const nothing = { volumes: [], stale: new Set<string>(), records: null, facts, pages: 2_000 }

function readingOf({ content }: SiteFolder) {
  return { ...readSite({ content, shownAs: 'content' }), shownAs: 'content' }
}

function listed({ content }: SiteFolder) {
  return findFiles(content, 'content').files.filter(({ source }) => source.endsWith('.md'))
}

/**
 * Nothing is claimed here, so the other thread reads all of them. A build waits for it only as long as that is worth
 * while; here it takes what time it needs, and closes its port behind what it delivers.
 */
async function readThere(
  folder: SiteFolder,
  second: SecondThread,
  files: readonly FoundFile[] = listed(folder),
): Promise<readonly ReadFile[]> {
  const { port1: here, port2: port } = new MessageChannel()
  const asked = { reading: readingOf(folder), files, keepsTexts: true }
  const task: ReadingTask = { kind: 'read', ...asked, memory: createMemoryForClaims(), port }
  const deliveries: Delivery[] = []
  here.on('message', (delivery: Delivery) => deliveries.push(delivery))
  second.give(task)
  await once(here, 'close')
  return deliveries.flatMap(({ read }) => read)
}

type Text = {
  readonly body: Body
  readonly markdown: string
  keep(kept: ReturnType<typeof openKeptTexts>): boolean
}

function own(folder: SiteFolder): Text[] {
  return listed(folder).flatMap(file => {
    const { read } = readPostFile(readingOf(folder), file)
    if (read.kind !== 'post') return []
    const { source, hash, language } = read.post
    const body = { source, hash, language, references: {} }
    return [{ body, markdown: read.body, keep: kept => kept.keep(read.post, read.body) }]
  })
}

function showingOf(body: Body) {
  const page = {
    kind: 'page',
    title: 'A page',
    description: '',
    url: '/a/',
    canonical: 'https://site.example/a/',
    language: body.language,
    conversation: null,
    unpublished: null,
  } as const
  return { kind: 'html', page, body } satisfies Showing
}
