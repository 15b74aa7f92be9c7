import { linkIn, mailTo, openPostOffice, type Received } from './post-office.ts'
import { idOf, type Service, type Settings, startService, type Words } from './service.ts'

export const ada = { name: 'Ada', email: 'ada@example.org', subscribe: true } as const

/** Starts a service on which everything is public at once and moderators want no mail. */
export async function start(more: Settings = {}) {
  const office = await openPostOffice()
  const mail = mailTo(office.url, { AFTERWORD_MODERATOR_MAIL: 'none' })
  const service = await startService({
    ...more,
    config: { moderation: 'none', ...mail, ...more.config },
  })
  const to = (address: string) => office.mails.filter(({ envelope }) => envelope[0] === address)

  async function say(words: Words, thread = 'rome'): Promise<string> {
    const id = await idOf(await service.submit(thread, words))
    await service.settle()
    return id
  }

  return { service, office, to, say }
}

type Started = Awaited<ReturnType<typeof start>>

export const press = (service: Service, link: string, fields = {}) => service.postForm(link, fields)

export function last(mails: readonly Received[]): Received {
  const mail = mails.at(-1)
  if (!mail) throw new Error('no mail came')
  return mail
}

/** Ada has written a comment, and confirmed that she wants to hear of replies. */
export async function withSubscriber(more: Settings = {}) {
  const started = await start(more)
  const id = await started.say({ ...ada, body: 'First.' })
  await confirm(started)
  return { ...started, id }
}

export async function confirm({ service, to }: Started, address: string = ada.email) {
  await press(service, linkIn(last(to(address)), 'Look at it and confirm'))
}

export const repliesTo = (mails: readonly Received[]) =>
  mails.filter(mail => mail.subject?.startsWith('New reply'))
