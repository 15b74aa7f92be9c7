import { describe, expect, it } from 'vitest'
import { write } from '../author.ts'
import { signInModerator } from '../moderator.ts'
import { linkIn, mailTo, openPostOffice } from '../post-office.ts'
import { startService } from '../service.ts'

const held = { config: { moderation: 'all' } } as const

async function startAtTheDesk() {
  const service = await startService(held)
  const moderator = await signInModerator(service)
  const author = await write(service, { body: 'Kind words.' })
  const page = await moderator.desk()
  await author.edit({ body: 'Other words.' })
  return { service, moderator, author, page }
}

async function startWithMail() {
  const office = await openPostOffice()
  const service = await startService({ config: { ...held.config, ...mailTo(office.url) } })
  const author = await write(service, { body: 'Kind words.' })
  await service.settle()
  const follow = (label: string) => linkIn(office.mails[0] ?? {}, label)
  return { service, author, follow }
}

function seenOn(page: string): string {
  return /name="seen" value="([^"]*)"/.exec(page)?.[1] ?? ''
}

describe('a comment that its author edited after a moderator read it', () => {
  it('is not approved at the desk until the new text was shown', async () => {
    const { service, moderator, author, page } = await startAtTheDesk()
    const path = `/admin/comments/${author.id}`

    const told = await moderator.pressAndRead(path, {
      status: 'approved',
      back: '',
      seen: seenOn(page),
    })
    const before = (await service.read('rome')).count
    await moderator.press(path, { status: 'approved', back: '', seen: seenOn(told) })

    expect(told).toContain('its author changed it')
    expect(before).toBe(0)
    expect((await service.read('rome')).comments[0]?.html).toBe('<p>Other words.</p>')
  })

  it('is not approved by a bulk decision, but can be marked as spam by one', async () => {
    const { service, moderator, author, page } = await startAtTheDesk()
    const [, box = '', revision = ''] = /name="(chosen\.\w+)" value="(\d+)"/.exec(page) ?? []
    const decide = (status: string) =>
      moderator.press('/admin/comments', { status, back: '', [box]: revision })

    await decide('approved')
    const { count } = await service.read('rome')
    await decide('spam')

    expect(box).toBe(`chosen.${author.id}`)
    expect(count).toBe(0)
    expect(await moderator.desk('?status=spam')).toContain('Other words.')
  })

  it('is not approved by a reply at the desk, and the text of the reply is kept', async () => {
    const { service, moderator, author, page } = await startAtTheDesk()

    const answer = await moderator.press(`/admin/comments/${author.id}/reply`, {
      body: 'Thank you!',
      seen: seenOn(page),
    })

    expect(await answer.text()).toContain('Thank you!</textarea>')
    expect((await service.read('rome')).count).toBe(0)
  })

  it('is not overwritten by an edit at the desk until the new text was shown, and the edit is kept', async () => {
    const { service, moderator, author } = await startAtTheDesk()
    const path = `/admin/comments/${author.id}`
    const shown = await moderator.page(path)
    await author.edit({ body: 'A new argument.' })
    const fields = { name: 'Ada', url: '', body: 'Kinder words.' }

    const answer = await moderator.press(`${path}/edit`, { ...fields, seen: seenOn(shown) })
    const told = await answer.text()
    await moderator.press(`${path}/edit`, { ...fields, seen: seenOn(told) })
    await moderator.decide(author.id, 'approved')

    expect(answer.status).toBe(422)
    expect(told).toMatch(
      /A new argument\..*was changed in the meantime.*Kinder words\.<\/textarea>/s,
    )
    expect((await service.read('rome')).comments[0]?.html).toBe('<p>Kinder words.</p>')
  })

  it('is not edited at the desk once it is deleted, and the text of the edit is kept', async () => {
    const { service, moderator, author } = await startAtTheDesk()
    const path = `/admin/comments/${author.id}`
    const shown = await moderator.page(path)
    await moderator.decide(author.id, 'deleted')
    const fields = { name: 'Ada', url: '', body: 'Kinder words.', seen: seenOn(shown) }

    const answer = await moderator.press(`${path}/edit`, fields)

    expect(answer.status).toBe(422)
    expect(await answer.text()).toMatch(/role="alert">.*not stored.*Kinder words\.<\/textarea>/s)
    expect((await service.read('rome')).comments).toEqual([])
  })

  it('is not edited at the desk once its author deleted it, and the page no longer offers to save', async () => {
    const { moderator, author } = await startAtTheDesk()
    const path = `/admin/comments/${author.id}`
    const shown = await moderator.page(path)
    await author.erase()
    const fields = { name: 'Ada', url: '', body: 'Kinder words.', seen: seenOn(shown) }

    const answer = await moderator.press(`${path}/edit`, fields)
    const page = await answer.text()

    expect(answer.status).toBe(422)
    expect(page).toMatch(/role="alert">.*not stored.*Kinder words\.<\/textarea>/s)
    expect(page).toContain('<h1>A response that no longer exists</h1>')
    expect(page).not.toMatch(/Save the changes|by this author/)
  })

  it('is not overwritten through the API by an edit that names the old revision', async () => {
    const { moderator, author } = await startAtTheDesk()
    const edit = (seen: number) =>
      moderator.send(`/comments/${author.id}/edit`, { body: 'Kinder words.', seen })

    expect([(await edit(0)).status, (await edit(1)).status]).toEqual([422, 200])
  })

  it.each([
    { label: 'Approve', fields: {} },
    { label: 'Reply', fields: { body: 'Thank you!' } },
  ])(
    'is shown again, with 409, by the mail link $label before a second submission publishes it',
    async ({ label, fields }) => {
      const { service, author, follow } = await startWithMail()
      const page = await (await service.ask(follow(label))).text()
      await author.edit({ body: 'Other words.' })

      const answer = await service.postForm(follow(label), { ...fields, seen: seenOn(page) })
      const told = await answer.text()
      const before = (await service.read('rome')).count
      await service.postForm(follow(label), { ...fields, seen: seenOn(told) })

      expect(answer.status).toBe(409)
      expect(told).toContain('Other words.')
      expect(before).toBe(0)
      expect((await service.read('rome')).comments.map(({ html }) => html)).toContain(
        '<p>Other words.</p>',
      )
    },
  )
})
