import { mailTo, openPostOffice, type Received } from '../post-office.ts'
import { type Service, type Settings, startService } from '../service.ts'

export async function startWithMail(settings: Record<string, string> = {}, more: Settings = {}) {
  const office = await openPostOffice()
  const config = { ...mailTo(office.url, settings), ...more.config }
  const service = await startService({ ...more, config })
  return { service, office }
}

export async function mailAbout(service: Service, office: { readonly mails: readonly Received[] }) {
  await service.submit('rome', { body: 'Well *said*.\n<b>Yes</b>', email: 'ada@example.org' })
  await service.settle()
  const [mail] = office.mails
  if (!mail) throw new Error('no mail came')
  return mail
}
