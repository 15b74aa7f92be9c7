import { createServer, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { expect, it, onTestFinished, vi } from 'vitest'
import type { Mail } from '../../../comments-api/send-mail.ts'
import { realWorld } from '../../../comments-api/world.ts'
import { certified } from '../../certified.ts'
import { listenOnLoopback } from '../../listen-on-loopback.ts'
import { openPostOffice } from '../post-office.ts'

const { sendMail } = realWorld
const minute = 60_000

const mail: Mail = {
  from: { name: 'Tides', address: 'comments@blog.example' },
  to: 'olive@blog.example',
  subject: 'New response',
  text: 'Words.',
  html: '<p>Words.</p>',
  messageId: 'one@blog.example',
  inReplyTo: 'thread@blog.example',
  unsubscribe: null,
}

it('aborting a mail in the middle delivers nothing, even if the server goes on', async () => {
  const asked = Promise.withResolvers<() => void>()
  const left = Promise.withResolvers<void>()
  const office = await openPostOffice({
    onRcptTo: (_address, _session, done) => asked.resolve(done),
    onClose: () => left.resolve(),
  })
  const patience = new AbortController()

  const sent = sendMail(office.url, mail, patience.signal)
  const goOn = await asked.promise
  patience.abort()
  goOn()

  await expect(sent).rejects.toThrow()
  await left.promise
  expect(office.mails).toEqual([])
})

it('a mail server on this machine may use a self-signed certificate', async () => {
  const secured: boolean[] = []
  const office = await openPostOffice({
    disabledCommands: ['AUTH'],
    onMailFrom: (_address, { secure }, done) => {
      secured.push(secure)
      done()
    },
  })

  await sendMail(office.url, mail, new AbortController().signal)

  expect(secured).toEqual([true])
  expect(office.mails).toHaveLength(1)
})

it.each([
  [550, '5.1.1 no such person', 'RecipientRefused'],
  [550, 'no such person', 'RecipientRefused'],
  [552, 'the mailbox is full', 'Error'],
  [554, '5.2.2 the mailbox is full', 'Error'],
  [530, 'log in first', 'Error'],
  [550, '5.7.1 your address is on a list', 'Error'],
  [550, 'relay not permitted', 'Error'],
  [550, 'Sender verify failed', 'Error'],
  [550, '5.1.0 Sender address rejected: User unknown', 'Error'],
  [504, '5.5.2 Helo command rejected: need fully-qualified hostname', 'Error'],
  [450, 'come back in five minutes', 'Error'],
])('the answer “%d %s” to a recipient is reported as %s', async (responseCode, told, name) => {
  const office = await openPostOffice({
    onRcptTo: (_address, _session, done) => done(Object.assign(new Error(told), { responseCode })),
  })

  const sent = sendMail(office.url, mail, new AbortController().signal)

  await expect(sent).rejects.toMatchObject({ name })
})

it('an answer that repeats the password is not quoted in the error', async () => {
  const server = createServer(caller => {
    caller.write('220 mail.example\r\n')
    caller.on('data', said => {
      if (/^EHLO/.test(String(said))) caller.write('250-mail.example\r\n250 AUTH LOGIN PLAIN\r\n')
      else caller.end('535 no account for open-sesame')
    })
  })
  const { host } = new URL(await listenOnLoopback(server))
  onTestFinished(() => void server.close())

  const sent = sendMail(`smtp://tides:open-sesame@${host}`, mail, new AbortController().signal)

  await expect(sent).rejects.toThrow(/^the mail server does not accept the name and password/)
})

it.each([
  ['smtp', '\r\n'],
  ['smtp', '250-more\r\n'],
  ['smtp', 'x'],
  ['smtps', '\r\n'],
])('over %s, a server that repeats %j endlessly is disconnected', async (scheme, said) => {
  const left = Promise.withResolvers<void>()
  const open = scheme === 'smtps' ? createTlsServer.bind(null, certified) : createServer
  const server = open(caller => {
    const go = () => {
      while (caller.writable && caller.write(said.repeat(20_000)));
      caller.once('drain', go)
    }
    caller.on('error', () => undefined).on('close', () => left.resolve())
    caller.write('220 mail.example\r\n')
    caller.once('data', go)
  })
  const { host } = new URL(await listenOnLoopback(server))
  onTestFinished(() => void server.close())

  const sent = sendMail(`${scheme}://${host}`, mail, AbortSignal.timeout(minute))

  await expect(sent).rejects.toThrow('the mail server never ends what it says')
  await left.promise
})

it('a mail server may take four minutes to send its greeting', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const called = Promise.withResolvers<Socket>()
  const server = createServer(called.resolve)
  const { host } = new URL(await listenOnLoopback(server))
  onTestFinished(() => void server.close())

  const sent = sendMail(`smtp://${host}`, mail, new AbortController().signal)
  const caller = await called.promise
  vi.advanceTimersByTime(4 * minute)
  caller.end('421 come back\r\n')

  await expect(sent).rejects.toMatchObject({ responseCode: 421 })
})
