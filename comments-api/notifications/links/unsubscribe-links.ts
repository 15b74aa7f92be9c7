import { html } from '../../../templates/html.ts'
import { sql } from '../../storage/sql.ts'
import { speakOf } from '../article.ts'
import type { Needs } from '../needs.ts'
import { findSubscription, unsubscribe } from '../subscriptions.ts'
import { type MailWording, mailWordingFor } from '../wording.ts'
import { button, type LinkKind, type LinkPage } from './link-page.ts'
import { readerPage } from './reader-page.ts'

/** For one thread. Mail programs also use it directly (RFC 8058). Pressing it again does no harm. */
export function unsubscribeLink(needs: Needs): LinkKind {
  async function ask(id: string, language: string): Promise<LinkPage> {
    const subscription = await findSubscription(needs.database, id)
    if (!subscription) return donePage(mailWordingFor(language))
    const { title, wording } = await speakOf(needs, subscription.thread)
    return askPage(wording, wording.stop.askOne(title))
  }

  return {
    show: ({ link, language }) => ask(link.subject, language),
    async act({ link, language }) {
      const subscription = await findSubscription(needs.database, link.subject)
      await needs.database.batch(unsubscribe(sql`id = ${link.subject}`))
      if (!subscription) return donePage(mailWordingFor(language))
      const { title, url, wording } = await speakOf(needs, subscription.thread)
      return readerPage({ wording, title, address: url }, wording.stop.done, html``)
    },
  }
}

/**
 * For every thread of an address, also where its key was made with an earlier secret. The link contains the address's
 * key, so it also works without any subscription.
 */
export function unsubscribeAllLink(needs: Needs): LinkKind {
  return {
    async show({ language }) {
      const wording = mailWordingFor(language)
      return askPage(wording, wording.stop.askAll)
    },
    async act({ link, language }) {
      const theirs = sql`select email from subscriptions where address_key = ${link.subject}`
      await needs.database.batch(unsubscribe(sql`email in (${theirs})`))
      const wording = mailWordingFor(language)
      return answerPage(wording, wording.stop.doneAll)
    },
  }
}

function askPage({ language, stop }: MailWording, title: string): LinkPage {
  return { status: 200, language, title, body: button(stop.button) }
}

function donePage(wording: MailWording): LinkPage {
  return answerPage(wording, wording.stop.done)
}

function answerPage({ language }: MailWording, title: string): LinkPage {
  return { status: 200, language, title, body: html`` }
}
