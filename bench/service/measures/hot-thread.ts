import type { Row } from '../../measure/results.ts'
import { compareLoads } from '../load/compare-loads.ts'
import { shoot } from '../load/shoot.ts'
import { startBare } from '../prepare/start-peers.ts'
import { composeGet } from '../requests/compose-request.ts'
import { forSeconds } from '../requests/next-request.ts'
import { threadPath } from '../requests/paths.ts'
import { readPage } from '../requests/read-page.ts'
import { record } from '../requests/record.ts'
import { connections, type Servers, type Setup } from './setup.ts'

/** Measures what everybody reads: the whole thread, the answer that it is unchanged, and what is newer than a page. */
export async function measureHotThread(setup: Setup): Promise<Row[]> {
  const path = threadPath(setup.plan.hot.id)
  const [{ url }] = setup.instances
  const { etag = '' } = (await record(url + path)).headers
  const { version, epoch } = await readPage(setup.instances[0], setup.plan.hot.id)
  return [
    ...(await readAlike(setup, 'a thread of 100', { path })),
    ...(await readAlike(setup, '304 of the same', { path, headers: { 'if-none-match': etag } })),
    ...(await readAlike(setup, 'since, nothing newer', {
      path: `${path}?since=${version}&epoch=${epoch}`,
    })),
  ]
}

type Asked = { readonly path: string; readonly headers?: Readonly<Record<string, string>> }

/** Compares with servers that send the same bytes to everybody. */
async function readAlike(setup: Setup, what: string, asked: Asked): Promise<Row[]> {
  const { group, rounds, seconds, instances } = setup
  const answer = await record(instances[0].url + asked.path, asked.headers)
  await using fastify = await startBare('bare-fastify', answer)
  await using http = await startBare('bare-http', answer)
  const request = composeGet(asked.path, asked.headers)
  const read = (servers: Servers) => () =>
    shoot({ servers, connections, status: answer.status, next: forSeconds(seconds, () => request) })
  return await compareLoads(
    { group, what },
    {
      rounds,
      ours: read(setup.instances),
      peers: {
        'bare Fastify, same bytes': read([fastify]),
        'bare node:http': read([http]),
      },
    },
  )
}
