import { buffer } from 'node:stream/consumers'
import PostalMime from 'postal-mime'
import { describe, expect, it, vi } from 'vitest'
import { ownPage, signInModerator } from '../moderator.ts'
import { mailTo, openPostOffice } from '../post-office.ts'
import { startService } from '../service.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Takes each mail, but answers the first ones with an error. `ids` has the Message-ID of each mail that it took. */
async function openForgetfulOffice(times = 1) {
  const ids: (string | undefined)[] = []
  const later = Object.assign(new Error('try later'), { responseCode: 451 })
  const office = await openPostOffice({
    async onData(stream, _session, done) {
      ids.push((await PostalMime.parse(await buffer(stream))).messageId)
      done(ids.length <= times ? later : null)
    },
  })
  return { office, ids }
}

describe('a mail', () => {
  it('waits while the server is unreachable, and is sent once when the server is back', async () => {
    // Where nobody listens: the port of an office that has closed could be given to somebody else.
    const service = await startService({ config: mailTo('smtp://127.0.0.1:9') })

    const answer = await service.submit('rome')
    await service.settle()
    await service.app.close()
    const office = await openPostOffice()
    const later = await startService({ folder: service.folder, config: mailTo(office.url) })
    await later.pass(2 * minute)
    await later.pass(24 * hour)

    expect(answer.status).toBe(202)
    expect(office.mails).toHaveLength(1)
  })

  it.each([
    ['a temporary refusal', 'onRcptTo', 451, 'try later'],
    ['an exceeded quota', 'onMailFrom', 550, '5.4.5 Daily quota exceeded'],
  ] as const)('is retried and sent after %s', async (_case, step, responseCode, said) => {
    let isOpen = false
    const refusal = Object.assign(new Error(said), { responseCode })
    const office = await openPostOffice({
      [step]: (_address: unknown, _session: unknown, done: (error?: Error) => void) =>
        isOpen ? done() : done(refusal),
    })
    const service = await startService({ config: mailTo(office.url) })

    await service.submit('rome')
    await service.settle()
    isOpen = true
    await service.pass(2 * minute)

    expect(office.mails).toHaveLength(1)
  })

  it('keeps its Message-ID when it is retried because the server took it but reported an error', async () => {
    const { office, ids } = await openForgetfulOffice()
    const service = await startService({ config: mailTo(office.url) })

    await service.submit('rome')
    await service.settle()
    await service.pass(2 * minute)

    expect(ids).toEqual([expect.any(String), ids[0]])
  })

  it('that is a digest keeps its Message-ID when it is retried, unless a comment was added', async () => {
    const { office, ids } = await openForgetfulOffice(2)
    const hourly = mailTo(office.url, { AFTERWORD_MODERATOR_MAIL: 'hourly' })
    const service = await startService({ config: hourly })

    await service.submit('rome', { body: 'One.' })
    await service.pass(hour)
    await service.pass(2 * minute)
    await service.submit('rome', { body: 'Two.' })
    await service.pass(10 * minute)

    expect(ids).toEqual([expect.any(String), ids[0], expect.any(String)])
    expect(ids[2]).not.toBe(ids[0])
  })

  it('is reported at the desk, without the password, when the server rejects the password', async () => {
    const office = await openPostOffice({
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: ({ password }, _session, done) => done(new Error(`no account for ${password}`)),
    })
    const url = office.url.replace('//', '//tides:open-sesame@')
    const service = await startService({ config: mailTo(url) })
    const moderator = await signInModerator(service)

    await service.submit('rome')
    await service.settle()
    const page = await moderator.desk('letters/')

    expect(page).toContain('does not accept the name and password of AFTERWORD_SMTP')
    expect(page).not.toContain('open-sesame')
    expect(service.lines.join()).not.toContain('open-sesame')
  })

  it('is reported with every refusal and retried when the server refuses connections at all addresses', async () => {
    const refusals = ['::1', '127.0.0.1'].map(host => new Error(`connect ECONNREFUSED ${host}:25`))
    const sendMail = vi.fn(() => Promise.resolve())
    sendMail.mockRejectedValueOnce(new AggregateError(refusals))
    const service = await startService({
      config: mailTo('smtp://localhost:25'),
      world: { sendMail },
    })
    const moderator = await signInModerator(service)

    await service.submit('rome')
    await service.settle()
    const page = await moderator.desk('letters/')
    await service.pass(2 * minute)

    const all = 'connect ECONNREFUSED ::1:25, connect ECONNREFUSED 127.0.0.1:25'
    expect(page).toContain(all)
    expect(service.lines.join('')).toContain(all)
    expect(sendMail).toHaveBeenCalledTimes(2)
    expect(await moderator.desk('letters/')).toContain('Nothing has failed')
  })

  it('delays no submission while the server is silent', async () => {
    const connected = Promise.withResolvers<void>()
    const office = await openPostOffice({ onConnect: () => connected.resolve() })
    const service = await startService({ config: mailTo(office.url) })

    const answer = await service.submit('rome', { body: 'First.' })
    await connected.promise
    const second = await service.submit('rome', { body: 'Second.' })
    await office.close()

    expect([answer.status, second.status]).toEqual([202, 202])
  })

  it('is parked with its reason when the recipient is unknown, and a moderator can resend it', async () => {
    let isOpen = false
    const office = await openPostOffice({
      onRcptTo: ({ address }, _session, done) =>
        isOpen
          ? done()
          : done(Object.assign(new Error(`no ${address} here`), { responseCode: 550 })),
    })
    const service = await startService({ config: mailTo(office.url) })
    await service.submit('rome')
    await service.pass(24 * hour)
    const moderator = await signInModerator(service)
    const headers = { ...ownPage, cookie: moderator.cookie }

    const page = await moderator.desk('letters/')
    isOpen = true
    const [, id] = /\/admin\/letters\/(\w+)/.exec(page) ?? []
    await service.postForm(`/admin/letters/${id}`, { do: 'restart' }, headers)
    await service.settle()

    expect(page).toContain('<strong>A mail</strong>, from ')
    expect(page).toContain('not tried again by itself')
    expect(page).toContain('(address) here')
    expect(page).not.toContain('olive@')
    expect(office.mails).toHaveLength(1)
    expect(await moderator.desk('letters/')).toContain('Nothing has failed')
  })

  it('can be discarded by a moderator when the server refuses it', async () => {
    const office = await openPostOffice({
      onRcptTo: (_address, _session, done) =>
        done(Object.assign(new Error('no'), { responseCode: 550 })),
    })
    const service = await startService({ config: mailTo(office.url) })
    const moderator = await signInModerator(service)
    await service.submit('rome')
    await service.settle()
    const [, id] = /\/admin\/letters\/(\w+)/.exec(await moderator.desk('letters/')) ?? []

    const page = await moderator.pressAndRead(`/admin/letters/${id}`, { do: 'discard' })

    expect(page).toContain(
      '<title>It is discarded · Mails and calls that failed · The desk</title>',
    )
    expect(page).toContain('Nothing has failed')
  })
})

describe('without a mail server', () => {
  it('a local site shows mails at the desk instead of sending them', async () => {
    const service = await startService()
    const moderator = await signInModerator(service)
    await service.submit('rome', { body: 'Caught & shown.', url: 'https://ada.example/notes' })
    await service.settle()

    const list = await moderator.desk('mail/')
    const [, id = ''] = /href="\/admin\/mail\/(\w+)"/.exec(list) ?? []
    const mail = await moderator.desk(`mail/${id}`)
    const answer = await service.ask(`/admin/mail/${id}/html`, {
      headers: { cookie: moderator.cookie },
    })

    expect(list).toContain('To decide: About rome')
    expect(mail).toContain('&gt; Caught &amp; shown.')
    expect(mail).toMatch(/<a href="http:\/\/localhost:8080\/api\/link\/approve\./)
    expect(mail).toContain('href="https://ada.example/notes">https://ada.example/notes</a>), on')
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none';.*sandbox/)
    expect(await answer.text()).toContain('Caught &amp; shown.')
  })

  it('a local site shows mails at the desk for a week', async () => {
    const service = await startService()
    const shown = async () => (await signInModerator(service)).desk('mail/')
    await service.submit('rome')

    await service.pass(6 * day)
    const soon = await shown()
    await service.pass(2 * day)

    expect(soon).toContain('To decide: About rome')
    expect(await shown()).toContain('No mails yet')
  })

  it('a public site shows no mail at the desk, neither as caught nor as failed', async () => {
    const service = await startService({ config: { isLocal: false } })
    const moderator = await signInModerator(service)
    await service.submit('rome')
    await service.settle()

    expect(await moderator.desk('mail/')).not.toContain('To decide')
    expect(await moderator.desk('letters/')).toContain('Nothing has failed')
  })
})
