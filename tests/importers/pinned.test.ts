import { expect, it } from 'vitest'
import { importInto, makeContent, makeFolder } from './moving-in.ts'

function filled(name: string, value: unknown): Record<string, string> {
  const lines = Array.isArray(value) ? value : [value]
  return { [name]: lines.map(line => JSON.stringify(line)).join('\n') }
}

const names = ['pinned', 'plain'] as const

const remark42 = names.map(text => ({
  ...{ id: text, text, user: { name: 'Ada' }, locator: { url: 'https://old.example/a/' } },
  ...{ time: '2019-01-02T03:04:05Z', pin: text === 'pinned' },
}))

const comentario = {
  version: 3,
  pages: [{ id: 'p', path: '/a/' }],
  comments: names.map(markdown => ({
    ...{ id: markdown, pageId: 'p', markdown, isApproved: true },
    ...{ createdTime: '2024-05-06T07:08:09Z', isSticky: markdown === 'pinned' },
  })),
}

const waline = names.map(comment => ({
  ...{ objectId: comment, comment, url: '/a/', insertedAt: '2022-03-04T05:06:07Z' },
  ...{ sticky: comment === 'pinned' ? 1 : null },
}))

const walineOfMongo = waline.map(({ sticky, ...row }) => ({
  ...row,
  sticky: { $numberInt: String(sticky ?? 0) },
}))

const staticman = Object.fromEntries(
  names.map(message => [
    `a/${message}.yml`,
    JSON.stringify({ _id: message, message, date: 1_500_000_000, pinned: message === 'pinned' }),
  ]),
)

it.each([
  ['remark42', 'backup.json', filled('backup.json', remark42)],
  ['commento', 'comentario.json', filled('comentario.json', comentario)],
  ['waline', 'waline.json', filled('waline.json', waline)],
  ['waline', 'mongo.json', filled('mongo.json', walineOfMongo)],
  ['staticman', '', staticman],
])('a pinned comment stays pinned when imported from %s', async (source, name, files) => {
  const { entries } = await importInto(makeContent(), [source, `${makeFolder(files)}/${name}`])

  const pinned = entries().map(entry => [entry.body, Reflect.get(entry, 'pinned')])
  expect(pinned.toSorted()).toEqual([
    ['pinned', true],
    ['plain', false],
  ])
})
