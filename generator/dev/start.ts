import { existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createRebuilder } from './rebuilder.ts'
import { openPreview, type Preview } from './serve.ts'
import {
  type CommentService,
  serviceSettings,
  startCommentService,
  tellModerator,
} from './service.ts'
import { readStartOptions } from './start-options.ts'
import { watchSources } from './watch.ts'

const root = resolve(import.meta.dirname, '..', '..')
const sources = [join(root, 'templates'), join(root, 'comments-api', 'client')]

/** The author's desk: the site, its comment service, and a new build with every saved file, until interrupted. */
export async function start(words: string[], environment: NodeJS.ProcessEnv): Promise<void> {
  const options = readStartOptions(words)
  const output = resolve('.cache', 'preview', 'site')
  mkdirSync(output, { recursive: true })
  const preview = await openPreview(output, options.port)
  const settings = serviceSettings({
    environment,
    site: preview.url,
    port: options.port,
    manifest: join(output, 'threads.json'),
  })
  const building = {
    content: options.content,
    output,
    baseUrl: preview.url,
    drafts: options.drafts,
  }

  // The service knows only threads that the site publishes, and the site shows only comments that the service has.
  await createRebuilder({ ...building, comments: 'copy' }, preview.tell).quietly()
  const service = await startCommentService(
    settings,
    options.examples && existsSync(join(output, 'threads.json')),
  )
  preview.showService(service.url)
  const rebuilder = createRebuilder({ ...building, comments: service.url }, preview.tell)
  await rebuilder.quietly()

  const stopWatching = watchSources([options.content, ...sources], rebuilder.forAuthor)
  preview.onConversation(() => void rebuilder.quietly())
  stopOnSignal(preview, service, stopWatching)
  console.log(`\n  Read      ${preview.url}/\n  Moderate  ${await tellModerator(settings)}\n`)
}

function stopOnSignal(
  preview: Preview,
  service: CommentService,
  stopWatching: () => Promise<void>,
): void {
  const stop = async () => {
    await Promise.all([stopWatching(), preview.close(), service.stop()])
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)
  service.onExit(code => {
    console.error(
      `the comment service ended (${code ?? 'killed'}); the site stays, without it. Stop with Ctrl+C and start again.`,
    )
  })
}
