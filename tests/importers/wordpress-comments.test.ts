import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { header, takeIn } from '../comments-api/archives.ts'
import { startService } from '../comments-api/service.ts'
import { importItems } from './import-items.ts'
import { importInto, makeContent } from './moving-in.ts'
import { comment, item, writeExport } from './wxr.ts'

describe('comments imported from WordPress', () => {
  const conversation = [
    comment({ id: 1, body: 'One\n\ntwo <b>bold</b><script>alert(1)</script>' }),
    comment({ id: 2, parent: 1, approved: '0' }),
    comment({ id: 3, parent: 2, approved: 'spam' }),
    comment({ id: 4, parent: 1, approved: 'trash' }),
    comment({ id: 5, parent: 4 }),
    comment({ id: 6, parent: 99 }),
    comment({ id: 7, type: 'order_note', body: 'Paid' }),
    comment({ id: 8, type: 'pingback', author: 'On Rome', url: 'https://other.example/post' }),
    comment({ id: 11, type: 'trackback', author: 'Nowhere', url: 'javascript:x' }),
    comment({ id: 9, parent: 10 }),
    comment({ id: 10, parent: 9 }),
  ].join('')

  it('keep their parent, status and type, and show nothing that was hidden', async () => {
    const { entries } = await importItems([item({ id: 18, name: 'rome', more: conversation })])

    const told = entries().map(({ type, status, body, parent }) => ({
      type,
      status,
      body,
      answers: parent !== null,
    }))
    expect(told).toEqual([
      { type: 'comment', status: 'approved', body: 'One\n\ntwo **bold**', answers: false },
      { type: 'comment', status: 'pending', body: 'Well said.', answers: true },
      { type: 'comment', status: 'deleted', body: '', answers: true },
      { type: 'comment', status: 'approved', body: 'Well said.', answers: true },
      ...Array(3).fill({ type: 'comment', status: 'approved', body: 'Well said.', answers: false }),
      expect.objectContaining({ type: 'mention', status: 'approved' }),
    ])
    expect(new Set(entries().map(({ thread }) => thread))).toEqual(new Set(['rome']))
  })

  it('have bare addresses with the brackets that belong to them', async () => {
    const body =
      'https://en.example/Rome_(city). (https://en.example/b_(c)_d_(e)) (see https://en.example/f) https://en.example/g.'

    const { entries } = await importItems([item({ id: 1, more: comment({ id: 1, body }) })])

    expect(entries()[0]?.body).toBe(
      '<https://en.example/Rome_(city)>. (<https://en.example/b_(c)_d_(e)>) (see <https://en.example/f>) <https://en.example/g>.',
    )
  })

  it('become tombstones if they are empty and have replies, else are skipped', async () => {
    const more = [
      comment({ id: 1, body: '<script>alert(1)</script>' }),
      comment({ id: 2, parent: 1, body: 'An answer.' }),
      comment({ id: 3, approved: 'trash' }),
      comment({ id: 4, parent: 3, body: '' }),
    ]

    const { entries, report } = await importItems([item({ id: 1, more: more.join('') })])

    const [place, answer, ...others] = entries()
    expect(place).toMatchObject({ status: 'deleted', body: '', author: { name: '' } })
    expect(answer).toMatchObject({ status: 'approved', body: 'An answer.', parent: place?.id })
    expect(others).toEqual([])
    expect(report.skipped).toEqual({ deleted: 1, empty: 1 })
  })

  it('keep a date in the format of mails, with any weekday', async () => {
    const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
    const more = weekdays.map((day, id) =>
      comment({ id, date: `${day}, ${13 + id} Jan 2014 17:31:03 +0100` }),
    )

    const { entries } = await importItems([item({ id: 1, more: more.join('') })])

    expect(entries().map(({ createdAt }) => createdAt)).toEqual(
      weekdays.map((_, id) => `2014-01-${13 + id}T16:31:03.000Z`),
    )
  })

  it('of trashed and private posts are not assigned to a post with the same URL', async () => {
    const link = 'https://old.example/rome/'
    const items = [
      item({ id: 1, name: 'rome', link, more: comment({ id: 1, body: 'On the new one' }) }),
      item({
        ...{ id: 2, status: 'trash', link },
        more:
          comment({ id: 2, body: 'On the old one' }) +
          comment({ id: 3, type: 'pingback', url: 'https://other.example/post' }),
      }),
      item({
        ...{ id: 4, type: 'event', status: 'private', link },
        more: comment({ id: 4, body: 'Among us' }),
      }),
      item({
        ...{ id: 5, type: 'event', link },
        more: `<wp:post_password>sesame</wp:post_password>${comment({ id: 5, body: 'With the password' })}`,
      }),
    ]

    const { report, entries } = await importItems(items)

    expect(entries().map(({ thread, body }) => ({ thread, body }))).toEqual([
      { thread: 'rome', body: 'On the new one' },
      { thread: 'unmatched-old-example-sharp-4', body: 'Among us' },
      { thread: 'unmatched-old-example-sharp-5', body: 'With the password' },
    ])
    expect(report.kinds).toMatchObject({
      comment: { read: 4, imported: 3, skipped: { trash: 1 } },
      mention: { read: 1, skipped: { trash: 1 } },
    })
  })

  it('are shown with the allowed HTML elements only', async () => {
    const hostile =
      '<img src=x onerror=alert(1)> <a href="javascript:alert(1)">one</a> <a href="https://a.example/b_c" onclick="x">two</a>\n<style>p{}</style><iframe src="//evil.example"></iframe><h1 id="top">Big</h1><table><tr><td>a<td>b</table>&lt;script&gt;'
    const { entries } = await importItems([
      item({ id: 18, name: 'rome', more: comment({ id: 1, body: hostile }) }),
    ])
    const service = await startService()

    await takeIn(service, [header, ...entries()])

    const { comments } = await service.read('rome')
    expect(comments[0]?.html).toBe(
      '<p>one <a href="https://a.example/b_c" rel="nofollow ugc noopener">two</a></p>\n<p><strong>Big</strong></p>\n<p>a | b</p>\n<p>&lt;script&gt;</p>',
    )
  })

  it('and mentions have names and texts without HTML entities or Markdown escapes', async () => {
    const found = { id: 2, type: 'pingback', author: 'Ash &amp; Elm &#8211; on Rome' }
    const body = '[&#8230;] as <b>Ash</b> says: *all* roads [&#8230;]'
    const { entries } = await importItems([
      item({
        id: 18,
        name: 'rome',
        more: [
          comment({ id: 1, author: 'Ash &amp; &quot;Elm&quot; O&#8217;Oak' }),
          comment({ ...found, url: 'https://other.example/post', body }),
        ].join(''),
      }),
    ])
    const service = await startService()

    await takeIn(service, [header, ...entries()])

    const { comments, mentions } = await service.read('rome')
    expect(comments[0]?.author.name).toBe('Ash & "Elm" O’Oak')
    expect(mentions).toMatchObject([
      { title: 'Ash & Elm – on Rome', excerpt: '[…] as Ash says: *all* roads […]' },
    ])
  })

  it('are all counted once, and a second import changes nothing', async () => {
    const content = makeContent()
    const words = ['wordpress', writeExport([item({ id: 18, more: conversation })])]

    const first = await importInto(content, words)
    const second = await importInto(content, words)

    expect(first.report.kinds).toEqual({
      post: { read: 1, imported: 1, skipped: {} },
      comment: { read: 9, imported: 7, skipped: { spam: 1, 'plugin-note': 1 } },
      mention: { read: 2, imported: 1, skipped: { unreadable: 1 } },
    })
    expect(second.report.kinds.post).toEqual({ read: 1, imported: 0, skipped: { present: 1 } })
    expect(second.report.threads).toEqual(first.report.threads)
  })

  it('are assigned to an existing post with the same permalink, which is not changed', async () => {
    const mine = '---\ntitle: Mine\npermalink: /2014/rome/\n---\n\nMine.\n'
    const content = makeContent({ 'posts/2014-01-14-my-rome.md': mine })
    const words = ['wordpress', writeExport([item({ id: 18, name: 'rome', more: conversation })])]

    const { report, entries } = await importInto(content, words)

    expect(report.kinds.post).toEqual({ read: 1, imported: 0, skipped: { changed: 1 } })
    expect(report.notes).toMatchObject([
      { message: 'cannot be read as a mention, and was left out' },
      { message: expect.stringContaining('it was kept') },
    ])
    expect(entries()[0]?.thread).toBe('my-rome')
    expect(readFileSync(join(content, 'posts/2014-01-14-my-rome.md'), 'utf8')).toBe(mine)
  })
})
