import http from 'node:http'
import { extname, join } from 'node:path'
import { bundleEmbed } from '../../generator/assets/bundle-embed.ts'
import { conversationIn } from '../../generator/render/render-skeleton.ts'
import { listenOnLoopback } from '../listen-on-loopback.ts'

export type OtherSite = {
  readonly url: string
  /** The contents of its pages, by path. */
  readonly pages: Map<string, string>
  /** What its pages can load, by path, also from another origin. */
  readonly scripts: Map<string, Uint8Array>
  /** The origin that its policy lets pages connect to, besides its own. */
  service: string
  /** The origin that its policy lets scripts come from, or its own. */
  scriptsFrom: string
  /** The connection is lost in the middle of the next script with such a path. */
  cutShort: RegExp | null
  close(): Promise<void>
}

export const blankPath = '/blank/'

/** A site made by another generator or by none: plain files, under the strictest policy that it can have. */
export async function openOtherSite(language = 'en'): Promise<OtherSite> {
  const root = join(import.meta.dirname, '../..')
  const files = await bundleEmbed({ root, ...conversationIn(language), isWhole: false })
  const scripts = new Map([...files].map(([name, contents]) => [`/${name}`, contents]))
  const pages = new Map([
    ['/site.css', ''],
    [blankPath, ''],
  ])
  const server = http.createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://site').pathname
    const script = scripts.get(path)
    const page = pages.get(path)
    if (script === undefined && page === undefined) {
      response.writeHead(404).end()
      return
    }
    response.writeHead(200, {
      'content-type': types[extname(path)] ?? 'text/html; charset=utf-8',
      'content-security-policy': policyFor(site),
      'access-control-allow-origin': '*',
    })
    if (script === undefined || !site.cutShort?.test(path)) {
      response.end(script ?? page)
      return
    }
    site.cutShort = null
    response.write(script.subarray(0, script.length / 2), () => response.destroy())
  })
  const url = await listenOnLoopback(server)
  const site: OtherSite = {
    url,
    pages,
    scripts,
    service: '',
    scriptsFrom: "'self'",
    cutShort: null,
    close: async () => {
      server.closeAllConnections()
      await new Promise(closed => server.close(closed))
    },
  }
  return site
}

const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css' }

/** Exactly what docs/guides/embedding.md says. */
function policyFor({ service, scriptsFrom }: OtherSite): string {
  return [
    "default-src 'none'",
    `script-src ${scriptsFrom}`,
    "style-src 'self'",
    `connect-src ${service}`,
    `form-action ${service}`,
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types afterword afterword-worker',
  ].join('; ')
}

export function plainPage(body: string, language = 'en'): string {
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A plain page</title>
<link rel="stylesheet" href="/site.css">
<script type="module" src="/embed.js"></script>
<main>
<h1>A plain page</h1>
${body}
</main>
</html>
`
}
