import { describe, expect, it } from 'vitest'
import { write } from '../author.ts'
import { signInModerator, undoOf } from '../moderator.ts'
import { linkIn, mailTo, openPostOffice } from '../post-office.ts'
import { idOf, type Settings, startService, type Words } from '../service.ts'

const day = 24 * 60 * 60_000
const ada = { name: 'Ada', email: 'ada@example.org', subscribe: true } as const

async function start(more: Settings['config'] = {}) {
  const office = await openPostOffice()
  const mail = mailTo(office.url, { AFTERWORD_MODERATOR_MAIL: 'none' })
  const service = await startService({ config: { moderation: 'none', ...mail, ...more } })

  async function say(words: Words): Promise<string> {
    const id = await idOf(await service.submit('rome', words))
    await service.settle()
    return id
  }

  async function find(id: string) {
    return (await service.read('rome')).comments.find(comment => comment.id === id)
  }

  const press = (link: string, fields = {}) => service.postForm(link, fields)
  const confirmation = () => linkIn(office.mails.at(-1) ?? {}, 'Look at it and confirm')
  return { service, office, say, find, press, confirmation }
}

/** A confirmed comment of Ada's, and the link to change it. */
async function confirmed(more: Settings['config'] = {}) {
  const started = await start(more)
  const id = await started.say({ ...ada, body: 'First.' })
  const page = await (await started.press(started.confirmation())).text()
  const [own = ''] = /\/api\/link\/own\.[\w.-]+/.exec(page) ?? []
  return { ...started, id, own }
}

describe('an author who confirms their address', () => {
  it('is shown the comment first, and is marked as confirmed only after the POST', async () => {
    const { service, say, find, press, confirmation } = await start()
    const id = await say({ ...ada, body: 'Mine & true.' })

    const page = await (await service.ask(confirmation())).text()
    const before = await find(id)
    const { version } = await service.read('rome')
    await press(confirmation())

    expect(page).toContain('Mine &amp; true.')
    expect(before?.author.isConfirmed).toBe(false)
    expect((await find(id))?.author.isConfirmed).toBe(true)
    expect(await service.read('rome', `?since=${version}`)).toMatchObject({
      count: 1,
      comments: [{ id, author: { isConfirmed: true } }],
    })
  })

  it('is marked for that comment only, not for others with the same name or address', async () => {
    const { find, say } = await confirmed()

    const sameName = await say({ name: 'Ada', email: 'eve@example.org', body: 'I am Ada.' })
    const sameAddress = await say({ name: 'Ada', email: ada.email, body: 'So am I.' })

    expect((await find(sameName))?.author.isConfirmed).toBe(false)
    expect((await find(sameAddress))?.author.isConfirmed).toBe(false)
  })

  it('can use the link after a deletion of the comment was undone', async () => {
    const { service, office, say, find, press, confirmation } = await start()
    const moderator = await signInModerator(service)
    const id = await say({ ...ada, body: 'Mine & true.' })
    const link = confirmation()
    const deleted = await moderator.pressAndRead(`/admin/comments/${id}`, { status: 'deleted' })
    const gone = await (await press(link)).text()
    service.clock.advance(1_000)
    await moderator.press(undoOf(deleted))

    const confirmed = await (await press(link)).text()
    await say({ name: 'Bert', body: 'So it is.', parent: id })
    await service.pass(1_000)

    expect(gone).toContain('no longer there')
    expect(confirmed).toContain('this is confirmed')
    expect((await find(id))?.author.isConfirmed).toBe(true)
    expect(office.mails.at(-1)?.subject).toBe('New reply: About rome')
  })

  it('is marked for a held comment as soon as it is approved', async () => {
    const { service, say, find, press, confirmation } = await start({ moderation: 'all' })
    const moderator = await signInModerator(service)
    const id = await say(ada)
    const { version } = await service.read('rome')
    await press(confirmation())
    expect((await service.read('rome')).version).toBe(version)

    await moderator.decide(id, 'approved')

    expect((await find(id))?.author.isConfirmed).toBe(true)
  })

  it('neither confirms nor subscribes an address that an edit put there since', async () => {
    const { service, office, find, press, confirmation } = await start()
    const eve = await write(service, { name: 'Eve', email: 'eve@example.org', subscribe: true })
    await service.settle()
    await eve.edit({ author: { email: ada.email } })

    const answer = await press(confirmation())
    await service.submit('rome', { name: 'Bob', body: 'I answer.', parent: eve.id })
    await service.settle()

    expect(await answer.text()).toContain('This response is no longer there')
    expect((await find(eve.id))?.author.isConfirmed).toBe(false)
    expect(office.mails.map(mail => mail.envelope)).toEqual([['eve@example.org']])
  })

  it('gets no confirmation mail when an edit replaced the address before the approval', async () => {
    const { service, office } = await start()
    const moderator = await signInModerator(service)
    const trapped = { subscribe: true, website: 'https://spam.example/' }
    const eve = await write(service, { name: 'Eve', email: 'eve@example.org', ...trapped })
    await service.settle()
    await eve.edit({ author: { email: ada.email } })

    await moderator.decide(eve.id, 'approved')
    await service.settle()

    expect(office.mails).toEqual([])
  })

  it('cannot be marked by sending isConfirmed in a submission', async () => {
    const { service } = await start()

    const answer = await service.post('/api/threads/rome/comments', {
      author: { name: 'Eve', email: 'eve@example.org', isConfirmed: true },
      body: 'Trust me.',
    })

    expect(answer.status).toBe(422)
  })

  it('gets a new link by using an expired one', async () => {
    const { service, say, find, press, confirmation } = await start()
    const id = await say({ ...ada, body: 'Mine.' })
    await service.pass(15 * day)

    await press(confirmation())
    await service.settle()
    await press(confirmation())

    expect((await find(id))?.author.isConfirmed).toBe(true)
  })
})

describe('the link to edit one’s own comment', () => {
  it('shows the comment on GET without changing it', async () => {
    const { service, own, find, id } = await confirmed()

    const page = await (await service.ask(own)).text()

    expect(page).toContain('First.</textarea>')
    expect((await find(id))?.editedAt).toBe(null)
  })

  it('edits the comment repeatedly, long after the edit window', async () => {
    const { service, own, press, find, id } = await confirmed()
    await service.pass(10 * day)

    const first = await press(own, { do: 'save', body: 'Second.' })
    const second = await press(own, { do: 'save', body: 'Third.' })

    expect([first.status, second.status]).toEqual([200, 200])
    expect(await find(id)).toMatchObject({ html: '<p>Third.</p>', author: { isConfirmed: true } })
  })

  it('answers 422, names the limit and returns the text when it is too long', async () => {
    const { own, press } = await confirmed()

    const answer = await press(own, { do: 'save', body: `${'x'.repeat(10_001)} <b>` })

    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain('at most 10,000 characters')
    expect(page).toContain(`${'x'.repeat(10_001)} &lt;b&gt;</textarea>`)
  })

  it('deletes the comment, which cannot be edited afterwards', async () => {
    const { service, own, press } = await confirmed()

    await press(own, { do: 'delete' })
    const again = await press(own, { do: 'save', body: 'Back!' })

    expect((await service.read('rome')).count).toBe(0)
    expect(await again.text()).toContain('This response is no longer there')
  })

  it('answers 404 when it is altered to name another comment of the same address', async () => {
    const { own, press, say, find } = await confirmed()
    const other = await say({ name: 'Ada', email: ada.email, body: 'Other.' })

    const answer = await press(own.replace(/own\.\w+/, `own.${other}`), { do: 'delete' })

    expect(answer.status).toBe(404)
    expect(await find(other)).toBeDefined()
  })

  it('when expired, returns typed text and mails a new link, once for repeated requests', async () => {
    const { service, office, own, press } = await confirmed()
    await service.pass(15 * day)
    const before = office.mails.length

    const page = await (await service.ask(own)).text()
    const typed = await (await press(own, { do: 'save', body: 'Typed before.' })).text()
    await service.settle()
    await press(own)
    await service.settle()

    expect(typed).toContain('Typed before.</textarea>')
    expect(page).toContain('This link is too old')
    expect(office.mails).toHaveLength(before + 1)
    expect(office.mails.at(-1)?.envelope).toEqual([ada.email])
    const renewed = linkIn(office.mails.at(-1) ?? {}, 'Change or delete what you wrote')
    expect((await press(renewed, { do: 'save', body: 'Anew.' })).status).toBe(200)
  })
})
