import { existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { areForSite } from './examples.ts'
import { createRebuilder } from './rebuilder.ts'
import { openPreview, type Preview } from './serve.ts'
import {
  importExamples,
  type ServiceSettings,
  serviceSettings,
  startCommentService,
  tellModerator,
} from './service.ts'
import { readStartOptions, type StartOptions } from './start-options.ts'
import { watchSources } from './watch.ts'

const root = resolve(import.meta.dirname, '..', '..')
const sources = [join(root, 'templates'), join(root, 'comments-api', 'client')]

/** The author's desk: the site, its comment service, and a new build with every saved file, until interrupted. */
export async function start(words: string[], environment: NodeJS.ProcessEnv): Promise<void> {
  const options = readStartOptions(words)
  // Of its own for each port: the addresses in the pages are those of the preview.
  const output = resolve(
    '.cache',
    'preview',
    options.port === 0 ? `any-${process.pid}` : String(options.port),
  )
  mkdirSync(output, { recursive: true })
  const closing: Closing[] = []
  const closeAll = async () => {
    await Promise.all(closing.map(close => close()))
  }
  try {
    const preview = await openPreview(output, options.port)
    closing.push(preview.close)
    const settings = serviceSettings({
      environment,
      site: preview.url,
      port: options.port,
      manifest: join(output, 'threads.json'),
    })
    await openDesk({ options, output, preview, settings }, closing)
    stopOnSignal(closeAll)
    console.log(`\n  Read      ${preview.url}/\n  Moderate  ${await tellModerator(settings)}\n`)
  } catch (error) {
    // An open port would keep the process alive, with nothing behind it that works.
    await closeAll()
    throw error
  }
}

type Closing = () => Promise<void>

type Desk = {
  readonly options: StartOptions
  readonly output: string
  readonly preview: Preview
  readonly settings: ServiceSettings
}

async function openDesk(
  { options, output, preview, settings }: Desk,
  closing: Closing[],
): Promise<void> {
  const { content, drafts } = options
  const building = { content, output, baseUrl: preview.url, drafts }
  // The service knows only threads that the site publishes, and the site shows only comments that the service has.
  await createRebuilder({ ...building, comments: 'none' }, preview.tell).quietly()
  const manifest = join(output, 'threads.json')
  if (options.examples && existsSync(manifest) && areForSite(manifest))
    await importExamples(settings)
  const service = await startCommentService(settings)
  closing.push(service.stop)
  service.onExit(tellOfEnd)
  preview.showService(service.url)
  const rebuilder = createRebuilder({ ...building, comments: service.url }, preview.tell)
  await rebuilder.quietly()
  closing.push(watchSources([content, ...sources], rebuilder.forAuthor))
  preview.onConversation(() => void rebuilder.quietly())
  closing.push(rebuilder.stop)
}

function tellOfEnd(code: number | null): void {
  console.error(
    `the comment service ended (${code ?? 'killed'}); the site stays, without it. Stop with Ctrl+C and start again.`,
  )
}

function stopOnSignal(closeAll: () => Promise<void>): void {
  const stop = async () => {
    await closeAll()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)
}
