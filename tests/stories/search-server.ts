import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { listenOnLoopback } from '../listen-on-loopback.ts'

/** Serves a published folder as a host does, with the headers in its `_headers`. */
export type Host = {
  readonly url: string
  /** The paths that were requested since it was last emptied. */
  readonly asked: string[]
  /** From now on, paths that match are not found. */
  refuse(pattern: RegExp | null): void
  close(): Promise<void>
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
}

export async function openHost(folder: string): Promise<Host> {
  const rules = readRules(readFileSync(join(folder, '_headers'), 'utf8'))
  const asked: string[] = []
  let refused: RegExp | null = null
  const server = createServer((request, response) => {
    const path = decodeURI(new URL(request.url ?? '/', 'http://host').pathname)
    asked.push(path)
    for (const { pattern, headers } of rules) {
      if (!pattern.test(path)) continue
      for (const [name, value] of headers) response.setHeader(name, value)
    }
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path)
    if (refused?.test(path) || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end()
      return
    }
    response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream')
    response.end(readFileSync(file))
  })
  const url = await listenOnLoopback(server)
  return {
    url,
    asked,
    refuse: pattern => {
      refused = pattern
    },
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
}

type Rule = {
  readonly pattern: RegExp
  readonly headers: readonly (readonly [name: string, value: string])[]
}

/** https://docs.netlify.com/manage/routing/headers/: a path, with its headers indented below it. */
function readRules(text: string): Rule[] {
  return text.split(/\n(?=\S)/).map(block => {
    const [path = '', ...lines] = block.split('\n').filter(line => line.trim() !== '')
    const pattern = path
      .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
      .replace(/\*/g, '.*')
      .replace(/:\w+/g, '[^/]+')
    const headers = lines.map(line => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()] as const
    })
    return { pattern: new RegExp(`^${pattern}$`), headers }
  })
}
