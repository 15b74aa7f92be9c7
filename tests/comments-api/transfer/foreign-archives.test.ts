import { readFile, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import {
  archivedComment,
  archivedMention,
  archiveOf,
  giveOut,
  header,
  takeIn,
} from '../archives.ts'
import { carryOutHere } from '../command.ts'
import { makeFolder, startService } from '../service.ts'

it('an archive with a byte order mark is imported', async () => {
  const file = await archiveOf([header, archivedComment])
  await writeFile(file, `\uFEFF${await readFile(file, 'utf8')}`)

  const { printed, said, code } = await carryOutHere(await makeFolder(), ['import', file])

  expect([printed, said, code]).toEqual(['imported 1 of 1; 0 were there already\n', '', 0])
})

it('comments that are stored in another thread stay there, and are listed', async () => {
  const folder = await makeFolder()
  const many = Array.from({ length: 7 }, (_, number) => `oldcomment${number}`)
  const commentsIn = (thread: string) =>
    [archivedComment.id, ...many].map(id => ({ ...archivedComment, id, thread }))
  const [first, ...others] = commentsIn('unmatched-oslo')
  await carryOutHere(folder, [
    'import',
    await archiveOf([header, { ...first, thread: 'rome' }, ...others]),
  ])
  const file = await archiveOf([header, ...commentsIn('oslo')])

  const { printed } = await carryOutHere(folder, ['import', file])

  expect(printed.split('\n')).toEqual([
    'imported 0 of 8; 8 were there already',
    `8 of these are in another thread than ${file} says, and stay there:`,
    '  in "rome", not in "oslo": archivedcomment',
    '  in "unmatched-oslo", not in "oslo": oldcomment0, oldcomment1, oldcomment2, oldcomment3, oldcomment4 and 2 more',
    '',
  ])
})

it('an imported reply to a comment stored in another thread becomes a top-level comment', async () => {
  const service = await startService()
  await takeIn(service, [header, { ...archivedComment, thread: 'unmatched-rome' }])

  await takeIn(service, [
    header,
    archivedComment,
    { ...archivedComment, id: 'archivedreply', parent: archivedComment.id },
  ])

  const lines = await giveOut(service)
  expect(lines).toContainEqual(expect.objectContaining({ id: 'archivedreply', parent: null }))
})

describe('a comment in an archive from another program', () => {
  it('is pinned only if it is approved and not a reply', async () => {
    const service = await startService()
    const pinned = { ...archivedComment, pinned: true }
    await takeIn(service, [
      header,
      pinned,
      { ...pinned, id: 'archivedreply', parent: archivedComment.id },
      { ...pinned, id: 'archivedspam', status: 'spam' },
    ])

    const lines = (await giveOut(service)) as { id: string; pinned: boolean }[]

    expect(lines.filter(line => line.pinned).map(({ id }) => id)).toEqual([archivedComment.id])
  })

  it('is erased if it was deleted, even if its author has no name', async () => {
    const service = await startService()
    const author = { name: '', email: 'ada@example.org', url: 'https://ada.example/' }
    await takeIn(service, [header, { ...archivedComment, author, status: 'deleted' }])

    await service.pass(2 * 60 * 60_000)

    const [, comment] = await giveOut(service)
    expect(comment).toMatchObject({ body: '', author: { name: '', email: null, url: null } })
  })
})

it('a mention in an archive whose link is gone keeps none of its words', async () => {
  const service = await startService()
  await takeIn(service, [header, { ...archivedMention, status: 'deleted', reasons: ['link-gone'] }])

  const [, mention] = await giveOut(service)
  expect(mention).toMatchObject({ title: '', author: null, excerpt: '', status: 'deleted' })
})
