import { describe, expect, it } from 'vitest'
import type { Mail } from '../../../comments-api/send-mail.ts'
import { carryOutHere } from '../command.ts'
import { dump } from '../dump.ts'
import { makeLink, ownPage, signInModerator } from '../moderator.ts'
import { type Settings, startService } from '../service.ts'

async function startMailing(settings: Settings = {}) {
  const sent: Mail[] = []
  const sendMail = async (_server: string, mail: Mail) => void sent.push(mail)
  const world = { sendMail, ...settings.world }
  const service = await startService({ ...settings, world })
  const ask = async (address: string) => {
    const answer = await service.postForm('/admin/link', { address }, ownPage)
    await service.app.delivery.idle()
    return answer
  }
  return { service, sent, ask }
}

const smtp = {
  notifications: {
    smtp: 'smtp://mail.example',
    from: { name: '', address: 'desk@blog.example' },
    moderators: ['ines@blog.example'],
    rhythm: 'none',
    buildHook: null,
    webhook: null,
  },
} as const

function linkIn(mail: Mail | undefined): string {
  return /\/admin\/enter\/\S+/.exec(mail?.text ?? '')?.[0] ?? ''
}

describe('a sign-in link by mail', () => {
  it('signs in a moderator added by the command under their name, once and within 30 minutes', async () => {
    const { service, sent, ask } = await startMailing({ config: smtp })
    await carryOutHere(service.folder, ['moderator', 'add', 'Bo Berg', 'Bo@Blog.example'])

    await ask(' bo@blog.example ')
    await ask('bo@blog.example')
    const moderator = await signInModerator(service, linkIn(sent[0]))
    const log = await moderator.page('/admin/log/')
    const again = await service.postForm(linkIn(sent[0]), {}, ownPage)
    service.clock.advance(31 * 60_000)
    const late = await service.postForm(linkIn(sent[1]), {}, ownPage)

    expect(sent.map(mail => mail.to)).toEqual(['bo@blog.example', 'bo@blog.example'])
    expect(log).toContain('<bdi>Bo Berg</bdi></strong> signed in')
    expect([again.status, late.status]).toEqual([403, 403])
  })

  it('signs in a moderator named in the settings, until the settings name them no longer', async () => {
    const { service, sent, ask } = await startMailing({ config: smtp })
    await ask('ines@blog.example')
    const { cookie } = await signInModerator(service, linkIn(sent[0]))
    await service.app.close()

    const without = { notifications: { ...smtp.notifications, moderators: [] } }
    const after = await startMailing({ config: without, folder: service.folder })
    await after.ask('ines@blog.example')

    const answer = await after.service.ask('/admin/', { headers: { cookie } })
    expect([answer.status, after.sent]).toEqual([401, []])
  })

  it('can be requested without the answer or the stored job revealing who is a moderator', async () => {
    const { service, sent, ask } = await startMailing({ config: smtp })

    const answers = [
      await ask('ines@blog.example'),
      await ask('stranger@else.example'),
      await ask('no address'),
    ]

    const pages = await Promise.all(answers.map(answer => answer.text()))
    const { jobs = [], ...others } = await dump(service)
    expect(answers.map(answer => answer.status)).toEqual([200, 200, 200])
    expect(new Set(pages).size).toBe(1)
    expect(jobs).toHaveLength(3)
    expect(sent).toHaveLength(1)
    expect(JSON.stringify([jobs, others])).not.toMatch(/stranger|else\.example/)
  })

  it('is limited to ten requests per network, and per mail address however it is spelt', async () => {
    const rate = { max: 10, timeWindow: 900_000 }
    const config = { ...smtp, trustProxy: ['127.0.0.1'] }
    const { service } = await startMailing({ config, rates: { signIn: rate } })
    const ask = (address: string, from: string) =>
      service.postForm('/admin/link', { address }, { ...ownPage, 'x-forwarded-for': from })

    const ofNetwork: number[] = []
    const ofAddress: number[] = []
    const spellings = ['ines@blog.example', 'Ines@BLOG.example ', 'ines@ｂｌｏｇ.example']
    for (let number = 0; number < 11; number += 1) {
      const address = spellings[number % spellings.length] ?? ''
      ofNetwork.push((await ask(`a${number}@blog.example`, '192.0.2.1')).status)
      ofAddress.push((await ask(address, `198.51.${number}.1`)).status)
    }

    const allowed = [...Array(10).fill(200), 429]
    expect([ofNetwork, ofAddress]).toEqual([allowed, allowed])
  })

  it('is not offered when no mail server is configured', async () => {
    const { service } = await startMailing({
      config: { isLocal: false, notifications: { ...smtp.notifications, smtp: null } },
    })

    expect(await (await service.ask('/admin/')).text()).not.toContain('Mail me a link')
    expect(
      (await service.postForm('/admin/link', { address: 'a@b.example' }, ownPage)).status,
    ).toBe(404)
  })
})

describe('the command “moderator”', () => {
  it('adds, lists, links and removes moderators, and a removal ends their sessions at once', async () => {
    // The command makes its links by the real clock.
    const { service } = await startMailing({ config: smtp, world: { now: Date.now } })
    const added = await carryOutHere(service.folder, [
      'moderator',
      'add',
      'Bo Berg',
      'bo@blog.example',
    ])
    const link = /\/admin\/enter\/\S+/.exec(added.printed)?.[0] ?? ''
    const { cookie } = await signInModerator(service, link)
    const listed = await carryOutHere(service.folder, ['moderator', 'list'])
    const another = await carryOutHere(service.folder, ['moderator', 'link', 'BO@blog.example'])
    const ofNobody = await carryOutHere(service.folder, ['moderator', 'link', 'Bea'])
    const entered = await signInModerator(service, new URL(another.printed).pathname)

    const before = await service.ask('/admin/', { headers: { cookie } })

    const removed = await carryOutHere(service.folder, ['moderator', 'remove', 'Bo Berg'])
    const answer = await service.ask('/admin/', { headers: { cookie } })
    const again = await carryOutHere(service.folder, ['moderator', 'remove', 'Bo Berg'])
    const wrong = await carryOutHere(service.folder, ['moderator', 'add', 'Bo', 'nowhere'])

    expect(listed.printed).toBe('Bo Berg <bo@blog.example>\n')
    expect(removed.printed).toContain('is no longer a moderator')
    expect([before.status, answer.status]).toEqual([200, 401])
    expect([again.code, wrong.code, ofNobody.code]).toEqual([1, 1, 1])
    expect(entered.cookie).toMatch(/=./)
    expect(JSON.stringify((await dump(service))['moderators'])).not.toContain('bo@blog.example')
  })

  it('rejects unknown names, and removes only the moderator whose name matches exactly', async () => {
    const { service } = await startMailing({ config: smtp, world: { now: Date.now } })
    const call = (...words: string[]) => carryOutHere(service.folder, ['moderator', ...words])
    await call()
    await call('add', 'bo', 'bo@blog.example')
    await call('add', 'Bo', 'other@blog.example')

    const ofNobody = [await call('link', 'Bea'), await call('remove', 'Bea')]
    const removed = await call('remove', 'Bo')
    const left = await call('list')

    expect(ofNobody.map(({ code }) => code)).toEqual([1, 1])
    expect(removed.code).toBe(0)
    expect(left.printed).toBe('Owner <no address>\nbo <bo@blog.example>\n')
  })
})

it('renewing the secret ends sessions and invalidates sign-in links', async () => {
  const { service } = await startMailing()
  const link = await makeLink(service)
  const { cookie } = await signInModerator(service)

  await service.post('/api/admin/passkeys/challenge', {}, ownPage)
  const renewed = await carryOutHere(service.folder, ['renew-secret'])

  const answer = await service.ask('/admin/', { headers: { cookie } })
  const entered = await service.postForm(link, {}, ownPage)
  expect(renewed.printed).toMatch(/another secret is in .*secret|AFTERWORD_SECRET='[\w+/]{64}'/)
  expect([answer.status, entered.status]).toEqual([401, 403])
  expect((await dump(service))['passkey_challenges']).toEqual([])
})
