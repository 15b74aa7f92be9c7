import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { build } from '../../generator/build-if-changed.ts'
import { paint } from '../card-press.ts'
import { shareImages } from '../shared-images.ts'
import {
  emptyThread,
  exampleResponses,
  type Response,
  type SentThread,
  threadsOf,
} from './responses.ts'
import { hostSite, type ServiceAnswer } from './static-host.ts'

/** What a story adds to the demonstration and its example conversation. */
export type Additions = {
  /** Below the content folder. A file that exists already is replaced. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>
  readonly responses?: readonly Response[]
}

/** A site as readers find it on a CDN, without a comment service behind it. */
export type Published = {
  readonly url: string
  readonly output: string
  /** Unless a story changes this, there is nothing newer than the pages. */
  service: ServiceAnswer
  readonly close: () => Promise<void>
}

export const away: ServiceAnswer = (_, response) => response.destroy()

export async function publishSite({
  files = {},
  responses = [],
}: Additions = {}): Promise<Published> {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-published-'))
  const threads = threadsOf([...exampleResponses(), ...responses])
  writeFileSync(join(folder, 'comments.json'), JSON.stringify({ threads }))
  writeContent(join(folder, 'content'), files)
  const output = await buildIn(folder)
  const host = await hostSite(output, () => published.service)
  const published: Published = {
    url: host.url,
    output,
    service: nothingNew(threads),
    close: async () => {
      host.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return published
}

function writeContent(content: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  cpSync('content', content, { recursive: true })
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(content, file)), { recursive: true })
    writeFileSync(join(content, file), text)
  }
}

async function buildIn(folder: string): Promise<string> {
  const output = join(folder, 'site')
  const cache = join(folder, 'cache')
  shareImages(cache)
  await build({
    content: join(folder, 'content'),
    output,
    cache,
    now: Date.parse('2026-11-23T12:00:00Z'),
    drafts: false,
    keepGoing: false,
    useCache: true,
    requireComments: false,
    comments: { kind: 'file', path: join(folder, 'comments.json') },
    paint,
    tell: () => {},
  })
  return output
}

function nothingNew(threads: readonly SentThread[]): ServiceAnswer {
  return (request, response) => {
    const [, asked] = /^\/api\/threads\/([^/]+)\/comments/.exec(request.url ?? '') ?? []
    const thread = threads.find(({ thread }) => thread === asked) ?? emptyThread(asked ?? '')
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ ...thread, comments: [], mentions: [] }))
  }
}
