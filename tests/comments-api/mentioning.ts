import type { RequestListener } from 'node:http'
import { ownPage, signInModerator } from './moderator.ts'
import { internet, publicAddress, startStranger } from './outside.ts'
import { type Settings, site, startService } from './service.ts'

export const target = `${site}rome/`
export const source = 'http://ada.example/notes/1'

export const note = (inside: string): string => `<!doctype html><title>Notes</title>
<article class="h-entry"><a class="p-author h-card" href="https://ada.example/">Ada</a>
<p class="e-content">${inside}</p></article>`

const linking = note(`You are right about <a href="${target}">Rome</a>.`)

/** Starts the service, and a stranger's site whose page can change. */
export async function startBesideStranger(settings: Settings = {}) {
  const said = { status: 200, html: linking, type: 'text/html', leadsTo: '' }
  const page = { ...said, asked: 0, until: Promise.resolve(), isFound: Promise.resolve() }
  const answer: RequestListener = async ({ headers }, response) => {
    page.asked += 1
    const { status, html, type, leadsTo, until } = page
    await until
    const isLed = leadsTo !== '' && headers.host === 'ada.example'
    if (isLed) response.writeHead(302, { location: leadsTo }).end()
    else response.writeHead(status, { 'content-type': type }).end(html)
  }
  const { port } = await startStranger(answer)
  const names = {
    'ada.example': [publicAddress],
    'blog.example': [publicAddress],
    'inside.example': ['10.0.0.1'],
    'mail-only.example': [],
  }
  const outside = internet(names, port)
  const resolve = (host: string) => page.isFound.then(() => outside.resolve(host))
  const service = await startService({ ...settings, world: { ...outside, resolve } })

  const send = (fields: Record<string, string> = { source, target }) =>
    service.postForm('/api/webmention', fields)
  async function sendAndCheck(fields?: Record<string, string>) {
    const response = await send(fields)
    await service.settle()
    return response
  }
  async function mentions() {
    return (await service.read('rome')).mentions
  }
  return { ...service, page, send, sendAndCheck, mentions }
}

export type Beside = Awaited<ReturnType<typeof startBesideStranger>>

/** The desk's list of mentions, and what can be done there. */
export async function readMentionsDesk(service: Beside) {
  const { cookie } = await signInModerator(service)
  const headers = { ...ownPage, cookie }
  const open = async (status = 'pending') =>
    (await service.ask(`/admin/mentions/?status=${status}`, { headers })).text()
  const idIn = (page: string) => /action="\/admin\/mentions\/([a-z0-9]+)"/.exec(page)?.[1] ?? ''
  async function decide(status: string, from = 'pending') {
    const id = idIn(await open(from))
    return service.postForm(`/admin/mentions/${id}`, { status, back: `mentions=${from}` }, headers)
  }
  return { open, decide, idIn }
}
