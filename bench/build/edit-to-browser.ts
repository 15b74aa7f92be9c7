import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Page } from 'playwright-core'
import { launchBrowser } from '../../tests/browser.ts'
import { composePost } from '../corpus/compose-post.ts'
import type { Row } from '../measure/results.ts'
import { summarise } from '../measure/summarise.ts'
import type { Asked } from '../options.ts'
import { makeRunFolder } from '../run-folder.ts'
import { environment, ours, script } from './ours.ts'

/** There is one more edit before these, which is not counted, because nothing is warm in the browser yet. */
const editsOfRound = 3

/**
 * Measures the time from saving a post's file to its new words on the screen, with `npm start` running and the post
 * open in a browser.
 */
export async function benchEditToBrowser({ posts, rounds }: Asked): Promise<Row[]> {
  const browser = await launchBrowser()
  try {
    const rows: Row[] = []
    for (const size of posts) {
      const page = await browser.newPage()
      const waits = await measureEdits(page, size, rounds * editsOfRound)
      await page.close()
      const named = {
        group: 'Saved file to new page on the screen, by posts',
        what: 'a text edited',
      }
      rows.push(summarise({ ...named, size, unit: 'ms' }, waits))
    }
    return rows
  } finally {
    await browser.close()
  }
}

async function measureEdits(page: Page, posts: number, edits: number): Promise<number[]> {
  using folder = makeRunFolder()
  const generator = ours('everything on')
  generator.layOut(folder.path)
  generator.writePosts(folder.path, posts)
  await using preview = startPreview(folder.path)
  const { name, slug } = composePost(Math.floor(posts / 2))
  const file = join(folder.path, 'content', 'posts', `${name}.md`)
  await page.goto(`${await addressOf(preview.process)}${slug}/`)
  const waits: number[] = []
  for (let edit = 0; edit <= edits; edit += 1)
    waits.push(await waitForEdit(page, file, `Edit number ${edit}.`))
  return waits.slice(1)
}

type RunningPreview = AsyncDisposable & { readonly process: ChildProcess }

function startPreview(folder: string): RunningPreview {
  const [shell = '', ...words] = script('start', '--port 0 --empty')
  const env = { ...process.env, ...environment }
  const preview = spawn(shell, words, { cwd: folder, env, stdio: ['ignore', 'pipe', 'ignore'] })
  const exit = once(preview, 'exit')
  const stop = async () => {
    preview.kill('SIGTERM')
    await exit
  }
  return { process: preview, [Symbol.asyncDispose]: stop }
}

async function addressOf({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error('the preview has no standard output')
  for await (const line of createInterface({ input: stdout })) {
    const address = /^ *Read +(http:\S+)/.exec(line)?.[1]
    if (address !== undefined) return address
  }
  throw new Error('the preview did not start')
}

/** In milliseconds. The browser and this process read the same clock. */
async function waitForEdit(page: Page, file: string, words: string): Promise<number> {
  const saved = performance.timeOrigin + performance.now()
  appendFileSync(file, `\n${words}\n`)
  const painted = await page.waitForFunction(
    expected => {
      if (!document.body?.innerText.includes(expected.words)) return null
      // A page that was changed in place is painted with the frame that asks this.
      if (performance.timeOrigin < expected.saved) return performance.timeOrigin + performance.now()
      const [paint] = performance.getEntriesByName('first-contentful-paint')
      return paint === undefined ? null : performance.timeOrigin + paint.startTime
    },
    { words, saved },
    { polling: 'raf' },
  )
  return Number(await painted.jsonValue()) - saved
}
