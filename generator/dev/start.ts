import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { makeFolder } from '../make-folder.ts'
import { writingInClone } from '../report/writing-to.ts'
import { root } from '../root.ts'
import { createRebuilder } from './building/rebuilder.ts'
import { areForSite } from './examples.ts'
import {
  type CommentService,
  importExamples,
  type ServiceSettings,
  serviceSettings,
  startCommentService,
  tellModerator,
} from './service.ts'
import { openPreview, type Preview } from './serving/serve.ts'
import { readStartOptions, type StartOptions } from './start-options.ts'
import { watchSources } from './watching/watch.ts'

/** What decides how a page looks, besides the content. */
const sources = [
  'templates',
  'comments-api/client',
  'comments-api/contract',
  'eleventy.config.ts',
].map(path => join(root, path))
const graceMilliseconds = 3_000

/**
 * Starts the author's preview: the site, its comment service, and a new build after each saved file, until it is
 * interrupted.
 */
export async function start(words: string[], environment: NodeJS.ProcessEnv): Promise<void> {
  const options = readStartOptions(words)
  const closing: Closing[] = []
  const closeAll = async () => {
    await Promise.all(closing.map(close => close()))
  }
  stopOnSignal(closeAll)
  const output = await makeOutput(options)
  try {
    const preview = await openPreview(output, options.port)
    closing.push(preview.close)
    const settings = serviceSettings({
      environment,
      site: preview.url,
      port: options.port,
      manifest: join(output, 'threads.json'),
    })
    await buildAndServe({ options, output, preview, settings }, closing)
    console.log(`\n  Read      ${preview.url}/\n  Moderate  ${await tellModerator(settings)}\n`)
  } catch (error) {
    // An open port would keep the process running although nothing works.
    await closeAll()
    throw error
  }
}

/** Each port has its own folder, because the pages hold the address of the preview. */
async function makeOutput({ port }: StartOptions): Promise<string> {
  const output = resolve('.cache', 'preview', port === 0 ? `any-${process.pid}` : String(port))
  await writingInClone(output, 'nothing was started', async () => makeFolder(output))
  return output
}

type Closing = () => Promise<void>

type SetUp = {
  readonly options: StartOptions
  readonly output: string
  readonly preview: Preview
  readonly settings: ServiceSettings
}

async function buildAndServe(setUp: SetUp, closing: Closing[]): Promise<void> {
  const { options, output, preview } = setUp
  const { content, drafts } = options
  // The service knows only threads that the site publishes, and the site shows only comments that the service has. So
  // the first build has no comments.
  let comments = 'none'
  const rebuilder = createRebuilder(
    () => ({ content, output, baseUrl: preview.url, drafts, comments }),
    { ...preview, follow: sources => watch.follow(sources) },
  )
  closing.push(rebuilder.stop)
  // Watching starts before the first build, so that what is saved while it reads is built again.
  const onChange = (saved: readonly string[]) => void rebuilder.forAuthor(saved)
  const watching = { polls: options.polls, onChange, onTrouble: console.error }
  const watch = await watchSources([resolve(content), ...sources], watching)
  closing.push(watch.close)
  await rebuilder.quietly()
  const service = await openService(setUp)
  closing.push(service.stop)
  preview.showService(service.url)
  comments = service.url
  await rebuilder.forAuthor([])
  preview.onConversation(() => void rebuilder.quietly())
}

/** Imports the example conversation first if it belongs to posts of this site. */
async function openService({ options, output, settings }: SetUp): Promise<CommentService> {
  const manifest = join(output, 'threads.json')
  if (options.examples && existsSync(manifest) && areForSite(manifest))
    await importExamples(settings)
  const service = await startCommentService(settings)
  service.onExit(tellOfEnd)
  return service
}

function tellOfEnd(code: number | null): void {
  console.error(
    `the comment service ended (${code ?? 'killed'}); the site stays, without it. Stop with Ctrl+C and start again.`,
  )
}

/** A second signal, or the end of the grace period, ends the process without waiting for what is still running. */
function stopOnSignal(closeAll: () => Promise<void>): void {
  let isStopping = false
  const stop = async () => {
    if (isStopping) process.exit(0)
    isStopping = true
    await Promise.race([closeAll(), pause(graceMilliseconds)])
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
}
