import { join } from 'node:path'
import packaged from '../../../package.json' with { type: 'json' }
import { type Running, startProcess } from './start-process.ts'
import type { Stored } from './store-comments.ts'

const server = join(import.meta.dirname, '../servers/comment-service.ts')

export type Instances = readonly [Running, ...Running[]]

export async function startInstances(count: number, { settings }: Stored): Promise<Instances> {
  const { env, flags } = readStartCommand()
  const start = () => startProcess(server, { told: {}, env: { ...env, ...settings }, flags })
  // `npm ci` compiles the service, but not what the bench adds to it. A first start compiles that, so that no measured
  // one does.
  await (await start())[Symbol.asyncDispose]()
  const first = await start()
  const others = Array.from({ length: count - 1 }, start)
  return [first, ...(await Promise.all(others))]
}

/** The options and environment that `npm run comments` gives to Node. */
export function readStartCommand() {
  const { comments } = packaged.scripts
  const [, before = '', flags = ''] = /(.*)exec node (.*)comments-api\/cli\.ts/.exec(comments) ?? []
  // Words that the shell would fill in are left out; the bench sets these itself, see compile-cache.ts.
  const settings = wordsOf(before).filter(word => !word.includes('$'))
  return {
    env: Object.fromEntries(settings.map(word => word.split('=', 2))),
    flags: wordsOf(flags),
  }
}

function wordsOf(text: string): string[] {
  return text.split(' ').filter(word => word !== '')
}
