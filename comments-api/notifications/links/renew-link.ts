import { html } from '../../../templates/html.ts'
import { hour } from '../../durations.ts'
import { isRecent } from '../../events/job-states.ts'
import { sql } from '../../storage/sql.ts'
import { enqueueMail } from '../mail-job.ts'
import type { Needs } from '../needs.ts'
import { button, type LinkKind } from './link-page.ts'
import { authorsLink, readerPage } from './reader-page.ts'

/** Anybody who has an author's old link may have a new one sent to the author, and learns nothing by it. */
export function renewLink(needs: Needs): LinkKind {
  return authorsLink(needs, {
    show(theirs) {
      const { own } = theirs.wording
      return readerPage(theirs, own.tooOld, button(own.sendAnother))
    },
    async act(theirs) {
      const { id, author } = theirs.comment
      const mail = author.isConfirmed ? 'own' : 'confirm'
      await needs.database.batch([enqueueAtMostHourly(needs, { mail, comment: id })])
      return { ...readerPage(theirs, theirs.wording.own.sent, html``), isIdle: true }
    },
  })
}

type Renewal = { readonly mail: 'own' | 'confirm'; readonly comment: string }

function enqueueAtMostHourly(needs: Needs, job: Renewal) {
  const key = `renew ${job.comment}`
  const isRare = sql`not ${isRecent({ kind: 'mail', key }, hour, needs.world)}`
  return enqueueMail(needs, job, { key, condition: isRare })
}
