import { z } from 'zod'
import { html, type SafeHtml } from '../../templates/html.ts'
import { ById } from '../comments/by-id.ts'
import {
  type DeadLetter,
  discardDeadLetter,
  listDeadLetters,
  restartDeadLetter,
} from '../events/dead-letters.ts'
import { seeOther } from '../http/answers/see-other.ts'
import type { DeskSection } from '../http/pages/desk-section.ts'
import { askedAfter } from '../http/pages/done.ts'
import { moment } from '../http/pages/moment.ts'
import type { Needs } from './needs.ts'

const path = '/admin/letters/'
const most = 100

const Asked = askedAfter({ restart: 'It is being tried again', discard: 'It is discarded' })
const Order = z.strictObject({ do: z.enum(['restart', 'discard']) })

/** What failed: mails that no server accepted, calls that nobody answered. */
export function deadLettersSection(needs: Needs): DeskSection {
  return {
    path,
    label: 'Failed',
    register(app, { sendDesk }) {
      app.get(path, { schema: { querystring: Asked } }, async (request, reply) => {
        const letters = await listDeadLetters(needs.database, most)
        const { done } = request.query
        return sendDesk(reply, {
          title: 'Mails and calls that failed',
          body: listPage(letters),
          done,
        })
      })

      app.post(`${path}:id`, { schema: { params: ById, body: Order } }, async (request, reply) => {
        const { id } = request.params
        if (request.body.do === 'restart') await restartDeadLetter(needs, id)
        else await discardDeadLetter(needs, id)
        return seeOther(reply, `${path}?done=${request.body.do}`)
      })
    },
  }
}

function listPage(letters: readonly DeadLetter[]): SafeHtml {
  if (letters.length === 0) {
    return html`<p class="empty">Nothing has failed: all mails, calls and builds went out.</p>`
  }
  return html`<ol class="queue">${letters.map(letterPart)}</ol>`
}

/** All kinds of jobs. What is not listed is an event, whose jobs could not be made. */
const called: ReadonlyMap<string, string> = new Map([
  ['mail', 'A mail'],
  ['build', 'A call for a new build'],
  ['webhook', 'A call of the webhook'],
  ['check-mention', 'A look at a page that mentions a post'],
  ['latest-post', 'A look for an author’s latest post'],
  ['akismet', 'A report to Akismet'],
])
const ofEvent = 'All that follows from a change: mails, calls and builds'

function letterPart(letter: DeadLetter): SafeHtml {
  const { id, kind, about, attempts, lastError, createdAt, triedAgainAt } = letter
  const fate =
    triedAgainAt === null ? 'not tried again by itself' : html`next try ${moment(triedAgainAt)}`
  // None where it begins again as if it were new.
  const tried = attempts === 0 ? '' : ` (try ${attempts})`
  return html`<li class="letter" id="letter-${id}">
<h2 class="about" id="about-${id}"><strong>${called.get(kind) ?? ofEvent}</strong>, from ${moment(createdAt)}, ${fate}</h2>
<p class="reasons">${lastError}${tried}</p>
<p class="about" id="what-${id}"><code>${kind} ${about}</code></p>
<form method="post" action="${path}${id}">
<button type="submit" name="do" value="restart" class="approved" id="restart-${id}" aria-labelledby="restart-${id} about-${id}" aria-describedby="what-${id}">Try again now</button>
<button type="submit" name="do" value="discard" class="spam" id="discard-${id}" aria-labelledby="discard-${id} about-${id}" aria-describedby="what-${id}">Discard</button>
</form>
</li>`
}
