import { describe, expect, it } from 'vitest'
import { exportOf, rome } from './ghost-site.ts'
import { importInto, makeContent } from './moving-in.ts'

const comment = {
  id: 'c1',
  post_id: '1',
  member_id: 'm1',
  parent_id: null,
  in_reply_to_id: null,
  status: 'published',
  html: '<p>Well <b>said</b></p>',
  created_at: '2015-03-01 10:00:00',
  edited_at: null,
  pinned_at: null,
}

async function importComments(comments: readonly object[]) {
  const words = exportOf([rome], {
    comments,
    members: [
      { id: 'm1', name: 'Ada', email: 'ada@b.example' },
      { id: 'm2', name: 'Olive', email: 'Olive@b.example' },
    ],
    users: [{ id: 'u1', name: 'Olive', slug: 'olive', email: 'olive@b.example' }],
  })
  const content = makeContent()
  const { report, entries } = await importInto(content, ['ghost', words])
  return { report, comments: entries().filter(({ type }) => type === 'comment') }
}

describe('comments imported from Ghost', () => {
  it('are below their post, with their author, and at their time', async () => {
    const { report, comments } = await importComments([comment])

    expect(comments).toMatchObject([
      {
        author: { name: 'Ada', email: 'ada@b.example', isOwner: false },
        body: 'Well **said**',
        status: 'approved',
        createdAt: '2015-03-01T10:00:00.000Z',
      },
    ])
    expect(report.threads).toMatchObject([{ thread: 'rome', matchedBy: 'post' }])
  })

  it('answer the one that they answered there', async () => {
    const { comments } = await importComments([
      comment,
      { ...comment, id: 'c2', member_id: 'm2', parent_id: 'c1' },
      { ...comment, id: 'c3', member_id: null, parent_id: 'c1', in_reply_to_id: 'c2' },
    ])

    const first = comments.find(({ parent }) => parent === null)
    const second = comments.find(({ parent }) => parent === first?.id)
    const third = comments.find(({ parent }) => parent === second?.id)
    expect(second).toMatchObject({ author: { name: 'Olive', isOwner: true } })
    expect(third).toMatchObject({ author: { email: null } })
  })

  it('are reported if the export lacks their author', async () => {
    const { report } = await importComments([
      { ...comment, member_id: 'm9' },
      { ...comment, id: 'c2', member_id: null },
    ])

    expect(report.notes).toEqual([
      { where: 'comment c1', message: expect.stringContaining('is not in the export') },
    ])
  })

  it('are not shown if they were hidden or deleted', async () => {
    const { comments, report } = await importComments([
      { ...comment, status: 'hidden' },
      { ...comment, id: 'c2', status: 'deleted' },
      { ...comment, id: 'c3', status: 'anything' },
    ])

    expect(comments.map(({ status }) => status)).toEqual(['pending'])
    expect(report).toMatchObject({ read: 4, imported: 2, skipped: { deleted: 1, unreadable: 1 } })
  })
})
