import type { Mail } from '../../send-mail.ts'
import { composeMail, type MailNeeds } from './compose-mail.ts'

/** The link is made when the mail is written, so that no job contains one. */
export async function composeSignIn(needs: MailNeeds, to: string): Promise<Mail | null> {
  const url = await needs.makeSignInLink(to)
  if (url === null) return null
  const { host } = new URL(needs.site)
  return composeMail(needs, {
    to,
    subject: `Sign in to the desk of ${host}`,
    parts: [
      { kind: 'line', text: 'Somebody, probably you, asked to sign in to the desk.' },
      { kind: 'links', links: [{ label: 'Sign in', url }] },
      {
        kind: 'line',
        text: 'The link works once, within half an hour. If it was not you, do nothing.',
      },
    ],
    language: 'en',
    about: 'sign-in',
  })
}
