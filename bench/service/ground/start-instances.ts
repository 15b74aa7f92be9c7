import { join } from 'node:path'
import packaged from '../../../package.json' with { type: 'json' }
import { type Running, startProcess } from './start-process.ts'
import type { Stored } from './store-comments.ts'

const server = join(import.meta.dirname, '../servers/comment-service.ts')

export type Instances = readonly [Running, ...Running[]]

export async function startInstances(count: number, { settings }: Stored): Promise<Instances> {
  const start = () => startProcess(server, { told: {}, env: settings, flags: serviceFlags() })
  const first = await start()
  const others = Array.from({ length: count - 1 }, start)
  return [first, ...(await Promise.all(others))]
}

/** What `npm run comments` gives to Node. */
export function serviceFlags(): string[] {
  const [, flags = ''] = / node (.*)comments-api\/cli\.ts/.exec(packaged.scripts.comments) ?? []
  return flags.split(' ').filter(flag => flag !== '')
}
