import type { FastifyReply } from 'fastify'
import { html, type SafeHtml } from '../../templates/html.ts'
import { Problem } from '../contract/problems.ts'
import type { DeskSection } from '../http/pages/desk-section.ts'
import { moment } from '../http/pages/moment.ts'
import type { Mail } from '../send-mail.ts'
import { always, type Query, sql } from '../storage/sql.ts'
import type { Needs } from './needs.ts'

const path = '/admin/mail/'
const most = 100

type Stored = { readonly id: string; readonly mail: string; readonly createdAt: string }
type Caught = Omit<Stored, 'mail'> & { readonly mail: Mail }
type Asked = { Params: { id: string } }

/** Without a mail server, on this machine, mails are not sent but shown. */
export function mailSection(needs: Needs): DeskSection {
  return {
    path,
    label: 'Mail',
    register(app, { sendDesk }) {
      app.get(path, async (_request, reply) => {
        const caught = await listCaught(needs, always)
        return sendDesk(reply, { title: 'Mails shown instead of sent', body: listPage(caught) })
      })
      app.get<Asked>(`${path}:id`, async (request, reply) => {
        const { mail } = await findCaught(needs, request.params.id)
        return sendDesk(reply, { title: mail.subject, body: mailPage(request.params.id, mail) })
      })
      app.get<Asked>(`${path}:id/html`, async (request, reply) => {
        const { mail } = await findCaught(needs, request.params.id)
        return sendHtmlPart(reply, mail)
      })
    },
  }
}

async function findCaught(needs: Needs, id: string): Promise<Caught> {
  const [found] = await listCaught(needs, sql`id = ${id}`)
  if (!found) throw new Problem('not-found')
  return found
}

async function listCaught({ database }: Needs, wanted: Query): Promise<Caught[]> {
  const rows = await database.all<Stored>(sql`
    select id, mail, created_at as "createdAt"
    from caught_mails
    where ${wanted}
    order by created_at desc, id desc
    ${sql.limit(most)}`)
  return rows.map(row => ({ ...row, mail: JSON.parse(row.mail) }))
}

function listPage(caught: readonly Caught[]): SafeHtml {
  if (caught.length === 0) {
    return html`<p class="empty">No mails yet. AFTERWORD_SMTP is not set, so mails are not sent but shown here.</p>`
  }
  return html`<ol class="queue">${caught.map(
    ({ id, mail, createdAt }) => html`<li class="letter">
<h2 class="about"><a href="${path}${id}" aria-describedby="sent-${id}"><strong>${mail.subject}</strong></a></h2>
<p class="about" id="sent-${id}">to ${mail.to}, ${moment(createdAt)}</p>
</li>`,
  )}</ol>`
}

function mailPage(id: string, mail: Mail): SafeHtml {
  return html`<p class="about">From ${mail.from.name} &lt;${mail.from.address}&gt; to ${mail.to}</p>
${mail.unsubscribe !== null && html`<p class="about">List-Unsubscribe: <a href="${mail.unsubscribe}">${mail.unsubscribe}</a></p>`}
<div class="words mail" dir="auto">${linked(mail.text)}</div>
<p><a href="${path}${id}/html">As HTML</a></p>`
}

/** Makes the addresses in it links, as a mail program would: without the comma or bracket that follows one. */
function linked(text: string): SafeHtml[] {
  return text
    .split(/(https?:\/\/[\w\-.~:/?#@!$&'()*+,;=%[\]]*[\w\-~/#=&%])/)
    .map((part, index) => (index % 2 === 1 ? html`<a href="${part}">${part}</a>` : html`${part}`))
}

/** As a mail program would show it: alone, with its styles and nothing else. */
function sendHtmlPart(reply: FastifyReply, mail: Mail): FastifyReply {
  return reply
    .header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation",
    )
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(mail.html)
}
