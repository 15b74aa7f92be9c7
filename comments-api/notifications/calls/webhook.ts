import { createHmac } from 'node:crypto'
import { z } from 'zod'
import type { StoredEvent } from '../../events/deliver-events.ts'
import { enqueueEach } from '../../events/jobs.ts'
import type { JobKind } from '../../events/run-jobs.ts'
import { sql } from '../../storage/sql.ts'
import type { Needs } from '../needs.ts'
import { callOut } from './call-out.ts'

const WebhookJob = z.strictObject({ event: z.string() })

export async function callWebhook({ world }: Needs, stored: readonly StoredEvent[]) {
  const calls = stored.map(({ id }) => ({ kind: 'webhook', payload: { event: id } }))
  return enqueueEach(calls, world)
}

/**
 * Signed according to https://www.standardwebhooks.com: over id, time and body, so that no call can be altered or
 * replayed.
 */
export function postToWebhook({ settings, database, world }: Needs): JobKind {
  return {
    kind: 'webhook',
    concurrency: 4,
    async run(payload, { signal }) {
      const { webhook } = settings
      const id = WebhookJob.parse(payload).event
      const [found] = await database.all<{ readonly event: string; readonly created_at: string }>(
        sql`select event, created_at from events where id = ${id}`,
      )
      if (webhook === null || !found) return []
      const body = JSON.stringify({ id, createdAt: found.created_at, ...JSON.parse(found.event) })
      const timestamp = String(Math.floor(world.now() / 1000))
      const signature = sign(webhook.secret, [id, timestamp, body].join('.'))
      const headers = {
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': `v1,${signature}`,
      }
      await callOut(world, { url: webhook.url, headers, body, signal })
      return []
    },
  }
}

function sign(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text).digest('base64')
}
