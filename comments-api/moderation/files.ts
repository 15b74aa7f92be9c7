import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { readStyles, sendStyles } from '../http/pages/page.ts'

/** The files that the desk's pages load. */
export const addresses = {
  style: '/admin/moderation.css',
  keys: '/admin/keys.js',
  passkeys: '/admin/passkeys.js',
  times: '/admin/times.js',
  leave: '/admin/leave.js',
} as const

const sheets = ['desk', 'letters', 'sections']

export function serveFiles(app: FastifyInstance, ofSections: readonly URL[]): void {
  const own = sheets.map(name => new URL(`./styles/${name}.css`, import.meta.url))
  const styles = readStyles(...own, ...ofSections)
  app.get(addresses.style, async (_request, reply) => sendStyles(reply, styles))
  serveScript(app, addresses.keys, new URL('./client/keys.js', import.meta.url))
  serveScript(app, addresses.passkeys, new URL('./client/passkeys.js', import.meta.url))
  serveScript(app, addresses.times, new URL('./client/times.js', import.meta.url))
  serveScript(app, addresses.leave, new URL('./client/leave.js', import.meta.url))
}

function serveScript(app: FastifyInstance, address: string, file: URL): void {
  const script = readFileSync(file, 'utf8')
  app.get(address, async (_request, reply) =>
    reply
      .header('cache-control', 'public, max-age=300')
      .type('text/javascript; charset=utf-8')
      .send(script),
  )
}
