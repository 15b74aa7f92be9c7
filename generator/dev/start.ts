import { existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describeDiagnostic } from '../diagnostic.ts'
import { runBuild } from './run-build.ts'
import { openPreview, type Preview } from './serve.ts'
import {
  type CommentService,
  serviceSettings,
  startCommentService,
  tellModerator,
} from './service.ts'
import { readStartOptions } from './start-options.ts'
import { watchSources } from './watch.ts'

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
  const first = await runBuild({ ...building, comments: 'copy' })
  for (const found of first.diagnostics) console.error(describeDiagnostic(found))
  const service = await startCommentService(settings, options.examples)
  preview.showService(service.url)

  const rebuild = async (isForReader: boolean) => {
    const { diagnostics, rendered } = await runBuild({ ...building, comments: service.url })
    for (const found of diagnostics) console.error(describeDiagnostic(found))
    if (diagnostics.length > 0)
      preview.tell({ type: 'failed', mistakes: diagnostics.map(describeDiagnostic) })
    else if (isForReader) preview.tell({ type: 'built' })
    console.error(
      diagnostics.length > 0 ? 'the last good site stays in place' : `${rendered} pages rendered`,
    )
  }
  await rebuild(false)
  const stopWatching = watchSources(
    [options.content, 'templates', join('comments-api', 'client')].filter(existsSync),
    () => rebuild(true),
  )
  preview.onConversation(() => rebuild(false))
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
