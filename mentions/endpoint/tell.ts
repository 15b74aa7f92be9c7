import { FetchRefused } from '../../comments-api/outside/fetch-refused.ts'
import type { Answer } from '../../comments-api/outside/read-answer.ts'
import type { SafeSend } from '../../comments-api/safe-fetch.ts'
import { html } from '../../templates/html.ts'
import type { Notification } from '../plan-notifications.ts'
import type { Outcome } from '../settle-notification.ts'
import { type Endpoint, isPassingStatus, refusal } from './discover.ts'
import { faultOf } from './xml-rpc-answer.ts'

type Needs = { readonly send: SafeSend; readonly now: number }

/** Sends the notification to the endpoint, by webmention or pingback. */
export async function tell(
  notification: Notification,
  { via, url }: Endpoint,
  needs: Needs,
): Promise<Outcome> {
  try {
    switch (via) {
      case 'webmention':
        return judge(await sendWebmention(notification, url, needs), needs.now, via)
      case 'pingback':
        return await ping(notification, url, needs)
    }
  } catch (error) {
    if (error instanceof FetchRefused) return refusal(error)
    throw error
  }
}

/** https://www.w3.org/TR/webmention/#sender-notifies-receiver. A query in the endpoint's address is kept. */
function sendWebmention(
  { source, target }: Notification,
  url: string,
  { send }: Needs,
): Promise<Answer> {
  const body = new URLSearchParams({ source, target }).toString()
  return send.post(url, { contentType: 'application/x-www-form-urlencoded', body })
}

/** http://www.hixie.ch/specs/pingback/pingback#TOC3. It can tell neither of changes nor of removed links. */
async function ping(
  { about, via, source, target }: Notification,
  url: string,
  { send, now }: Needs,
): Promise<Outcome> {
  if (about === 'deletion') return { kind: 'none', why: 'pingback cannot take a link back' }
  if (via === 'pingback') return { kind: 'sent', via }
  const body = `<?xml version="1.0" encoding="utf-8"?>
${html`<methodCall><methodName>pingback.ping</methodName><params>
<param><value><string>${source}</string></value></param>
<param><value><string>${target}</string></value></param>
</params></methodCall>`}
`
  const answer = await send.post(url, { contentType: 'text/xml; charset=utf-8', body })
  const taken = judge(answer, now, 'pingback')
  if (taken.kind !== 'sent') return taken
  const fault = faultOf(answer.text)
  // Fault 48 means that the pingback was registered before.
  if (fault === null || fault === 48) return taken
  return {
    kind: 'refused',
    why: fault === 'unreadable' ? 'the answer is not XML-RPC' : `fault ${fault}`,
  }
}

function judge({ status, headers }: Answer, now: number, via: Endpoint['via']): Outcome {
  if (status >= 200 && status < 300) return { kind: 'sent', via }
  const why = `the endpoint answers ${status}`
  if (!isPassingStatus(status)) return { kind: 'refused', why }
  return { kind: 'later', why, notBefore: readRetryAfter(headers['retry-after'], now) }
}

/**
 * Seconds, or a date (https://www.rfc-editor.org/rfc/rfc9110#field.retry-after). Returns `null` if it is neither, or in
 * the past.
 */
function readRetryAfter(written: string | undefined, now: number): number | null {
  if (written === undefined) return null
  const until = /^\d{1,9}$/.test(written) ? now + Number(written) * 1_000 : Date.parse(written)
  return until > now ? until : null
}
