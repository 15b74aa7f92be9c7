import { createServer, type Server } from 'node:http'
import { buildSync } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../../browser.ts'
import { listenOnLoopback } from '../../listen-on-loopback.ts'
import { objectionsTo } from '../../stories/axe.ts'
import { rendered } from './markdown-text.ts'

const watch = 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'

const text = `
## A part

Words with a note[^1] and $x^2$.

Words around $\\frac{${Array(60).fill('a').join('+')}}{2}$ a long fraction.

Words around ![a dot](/dot.svg) a dot.

<p><audio controls></audio></p>

<table><tr><td>${'wide'.repeat(60)}</td></tr></table>

<details><summary>More</summary><p>What is folded.</p></details>

> [!NOTE]
> Mind this.

- [x] Done

| a | b |
|---|---|
| 1 | 2 |

$$
${Array.from({ length: 40 }, (_, n) => `a_{${n}}`).join(' + ')} = \\begin{array}{c|c} a & b \\\\ \\hline c & d \\end{array}
$$

${'- '.repeat(13)}${'> '.repeat(6)}Words that were quoted, and quoted again.

${'- '.repeat(20)}Words in twenty lists.

\`\`\`ts {2} title="a.ts"
const short = 1
const long = '${'words '.repeat(60)}'
\`\`\`

![A talk](${watch})

[^1]: A note.
`

/** With the site's own policy: the console reports its violations. */
const policy =
  "default-src 'none'; script-src 'self'; img-src 'self'; style-src 'self'; frame-src https://www.youtube-nocookie.com; require-trusted-types-for 'script'; trusted-types afterword"

function bundle(file: string): string {
  const options = { bundle: true, write: false, format: 'esm', target: 'es2022' } as const
  return buildSync({ entryPoints: [`templates/${file}`], ...options }).outputFiles[0]?.text ?? ''
}

const scripts = ['copy-code', 'play-embed']
const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Text</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/index.css">
${scripts.map(name => `<script type="module" src="/${name}.js"></script>`).join('')}</head>
<body><main><article class="leaf post"><h1>Text</h1><div class="prose">${rendered(text)}</div></article></main></body></html>`

const files: Readonly<Record<string, readonly [type: string, content: string]>> = {
  '/': ['text/html', page],
  '/index.css': ['text/css', bundle('styles/with-formulas.css')],
  ...Object.fromEntries(
    scripts.map(name => [`/${name}.js`, ['text/javascript', bundle(`scripts/${name}.ts`)]]),
  ),
  '/favicon.ico': ['image/png', ''],
  '/dot.svg': ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'],
}

describe('a text in a browser', () => {
  let browser: Browser
  let server: Server
  let url: string

  beforeAll(async () => {
    browser = await launchBrowser()
    server = createServer((request, answer) => {
      const [type, content] = files[request.url ?? ''] ?? ['text/plain', '']
      const headers = {
        'Content-Type': `${type}; charset=utf-8`,
        'Content-Security-Policy': policy,
      }
      answer.writeHead(200, headers).end(content)
    })
    url = `${await listenOnLoopback(server)}/`
  })

  afterAll(async () => {
    await browser.close()
    server.close()
  })

  async function open(options: Parameters<Browser['newPage']>[0] = {}) {
    const opened = await browser.newPage({ viewport: { width: 360, height: 800 }, ...options })
    const complaints: string[] = []
    const asked: string[] = []
    opened.on('console', message => complaints.push(message.text()))
    opened.on('pageerror', error => complaints.push(error.message))
    opened.on('request', request => {
      if (!request.url().startsWith(url)) asked.push(request.url())
    })
    await opened.route('https://**', route => route.fulfill({ body: 'a player' }))
    await opened.goto(url)
    return { page: opened, complaints, asked, [Symbol.asyncDispose]: () => opened.close() }
  }

  /** Beside the room that the page keeps for a scrollbar. */
  const widthOf = (opened: Page) =>
    opened.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.offsetWidth,
    )

  it('fits the width of a small phone, while wide code, tables and formulas scroll on their own', async () => {
    await using reader = await open({ viewport: { width: 320, height: 800 } })

    const scrolling = await reader.page.evaluate(() =>
      [...document.querySelectorAll('.wide-formula, .formula, pre, .table:has(td:only-child)')].map(
        box => box.scrollWidth > box.clientWidth,
      ),
    )

    expect(await widthOf(reader.page)).toBeLessThanOrEqual(0)
    expect(scrolling).toEqual([true, true, true, true])
    expect(reader.complaints).toEqual([])
  })

  it('shows an image among words inline, and an audio player on a line of its own', async () => {
    await using reader = await open({ viewport: { width: 320, height: 800 } })
    const box = (element: string) =>
      reader.page.locator(element).evaluate(it => it.getBoundingClientRect().toJSON())

    const words = await box('p:has(> img)')
    const [picture, player, column] = [await box('img'), await box('audio'), await box('.prose')]

    expect(words.height).toBeLessThan(60)
    expect(picture.x).toBeGreaterThan(words.x)
    expect(player.x).toBe(column.x)
    expect(player.right).toBeLessThanOrEqual(column.right)
  })

  it('hides players and opens folded details in print', async () => {
    await using reader = await open()
    await reader.page.emulateMedia({ media: 'print' })

    expect(await reader.page.locator('audio').isVisible()).toBe(false)
    expect(await reader.page.getByText('What is folded.').isVisible()).toBe(true)
  })

  it('clips nothing in print', async () => {
    await using reader = await open({ viewport: { width: 320, height: 800 } })
    await reader.page.emulateMedia({ media: 'print' })

    const cut = await reader.page.evaluate(
      () =>
        [...document.querySelectorAll('.prose *')].filter(
          box =>
            box.scrollWidth > box.clientWidth &&
            getComputedStyle(box).overflowX.match(/auto|hidden/),
        ).length,
    )

    expect(cut).toBe(0)
  })

  it('passes the accessibility checks', async () => {
    await using reader = await open({ viewport: { width: 1280, height: 800 } })

    expect(await objectionsTo(reader.page)).toEqual([])
  })

  it('copies code to the clipboard, and announces that', async () => {
    await using reader = await open()
    await reader.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])

    await reader.page.getByRole('button', { name: 'Copy' }).click()

    await reader.page.getByRole('status').filter({ hasText: 'Copied' }).waitFor()
    const copied = await reader.page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toMatch(/^const short = 1\nconst long = 'words .*'\n$/)
  })

  it('selects the code when the browser refuses to copy', async () => {
    await using reader = await open()
    await reader.page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))
    })

    await reader.page.getByRole('button', { name: 'Copy' }).click()

    await reader.page.getByRole('status').filter({ hasText: 'press Ctrl+C' }).waitFor()
    expect(await reader.page.evaluate(() => String(getSelection()))).toContain('const short')
  })

  it('sends no request to another site until the video is played', async () => {
    await using reader = await open()
    await reader.page.evaluate(() => scrollTo(0, document.body.scrollHeight))
    const before = [...reader.asked]

    await reader.page.getByRole('button', { name: 'Play video from youtube.com' }).press('Enter')

    await expect
      .poll(() => reader.asked)
      .toEqual(['https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1'])
    expect(before).toEqual([])
    expect(await reader.page.evaluate(() => document.activeElement?.tagName)).toBe('IFRAME')
    expect(reader.complaints).toEqual([])
  })

  it('has no element that moves or changes its size when its scripts run', async () => {
    await using reader = await open()
    // The page's load event does not wait for a lazy picture.
    await reader.page.waitForFunction(() => document.querySelector('img')?.naturalWidth === 9)
    const made = '.play, .play *, .copy-code, .copy-answer'
    const placesOf = () =>
      reader.page.evaluate(
        those =>
          [...document.querySelectorAll(`body :not(${those})`)].map(element =>
            JSON.stringify(element.getBoundingClientRect()),
          ),
        made,
      )
    const after = await placesOf()
    await reader.page.evaluate(those => {
      for (const one of document.querySelectorAll(those)) one.remove()
    }, made)

    expect(await placesOf()).toEqual(after)
  })

  it('shows a link for the video, and no buttons, without scripts', async () => {
    await using reader = await open({ javaScriptEnabled: false })

    expect(await reader.page.getByRole('button').count()).toBe(0)
    expect(await reader.page.getByRole('link', { name: 'A talk' }).getAttribute('href')).toBe(watch)
    expect((await reader.page.locator('.embed').boundingBox())?.height).toBeLessThan(80)
  })
})
