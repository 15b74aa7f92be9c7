import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { findFreePort } from '../../../tests/free-port.ts'
import type { SentComment } from './conversation.ts'

export type Isso = AsyncDisposable & { readonly url: string }

/** Starts https://isso-comments.de if it is installed here; otherwise returns `null`. */
export async function runIsso(folder: string, site: string): Promise<Isso | null> {
  if (spawnSync('isso', ['--version']).error !== undefined) return null
  const url = `http://127.0.0.1:${await findFreePort()}`
  const settings = join(folder, 'isso.cfg')
  writeFileSync(settings, composeSettings({ folder, site, url }))
  const child = spawn('isso', ['-c', settings, 'run'], { stdio: 'ignore' })
  process.once('exit', () => child.kill('SIGKILL'))
  await untilAnswered(`${url}/js/embed.min.js`)
  return { url, [Symbol.asyncDispose]: () => stop(child) }
}

type Place = { readonly folder: string; readonly site: string; readonly url: string }

/** Isso's guard is switched off, because it accepts only two comments a minute. */
function composeSettings({ folder, site, url }: Place): string {
  return `[general]
dbpath = ${join(folder, 'isso.db')}
host = ${site}/
[server]
listen = ${url}
[guard]
enabled = false
`
}

async function untilAnswered(address: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const isThere = await fetch(address).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isThere) return
    await wait(200)
  }
  throw new Error(`Isso does not answer at ${address}`)
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}

/** https://isso-comments.de/docs/reference/server-api/: POST /new */
export async function writeTo(
  { url }: Isso,
  path: string,
  comments: readonly SentComment[],
): Promise<void> {
  for (const { author, text } of comments) {
    const answer = await fetch(`${url}/new?uri=${encodeURIComponent(path)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ author, text, title: 'A conversation' }),
    })
    if (answer.status !== 201) throw new Error(`Isso answered ${answer.status}`)
  }
}

/** Adds Isso's comments to a page without any, as its author would. */
export function embedIsso({ url }: Isso, path: string, html: string): string {
  const section = `<section id="isso-thread" data-isso-id="${path}"></section>`
  const script = `<script data-isso="${url}/" data-isso-max-comments-top="inf" src="${url}/js/embed.min.js"></script>`
  return html.replace('</main>', () => `${section}</main>${script}`)
}
