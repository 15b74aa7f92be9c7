import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { transform } from 'esbuild'
import type { FastifyInstance } from 'fastify'

/** What an open page is told: there is a new build, or the mistakes that prevented it. */
export type News =
  | { readonly type: 'built' }
  | { readonly type: 'failed'; readonly mistakes: readonly string[] }

export const reloadPaths = {
  folder: '/_preview/',
  news: '/_preview/news',
  script: '/_preview/reload.js',
  style: '/_preview/reload.css',
} as const

/** Server-sent events to every open page; the script that listens is only in what the preview serves. */
export function openNewsroom(app: FastifyInstance): { tell(news: News): void } {
  const readers = new Set<PassThrough>()
  app.get(reloadPaths.news, (request, reply) => {
    const reader = new PassThrough()
    readers.add(reader)
    request.raw.once('close', () => readers.delete(reader))
    reader.write(': open\n\n')
    return reply.type('text/event-stream').header('cache-control', 'no-store').send(reader)
  })
  app.get(reloadPaths.script, async (_, reply) => {
    const { code } = await transform(source('reload-page.ts'), { loader: 'ts' })
    return reply.type('text/javascript').send(code)
  })
  app.get(reloadPaths.style, (_, reply) => reply.type('text/css').send(source('reload-page.css')))
  return {
    tell: news => {
      for (const reader of readers) reader.write(`data: ${JSON.stringify(news)}\n\n`)
    },
  }
}

/** The published files stay as they are: the script is added on the way to the author's browser. */
export function withReload(page: string): string {
  const tags = `<link rel="stylesheet" href="${reloadPaths.style}"><script type="module" src="${reloadPaths.script}"></script>`
  return page.includes('</head>')
    ? page.replace('</head>', () => `${tags}</head>`)
    : `${page}${tags}`
}

function source(name: string): string {
  return readFileSync(join(import.meta.dirname, name), 'utf8')
}
