import { expect, it } from 'vitest'
import { importInto, makeContent, makeFile } from './moving-in.ts'

const message =
  'was closed to new comments there; write "comments: closed" in the front matter of its post'

const disqus = `<?xml version="1.0" encoding="utf-8"?>
<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
<thread dsq:id="1"><id>a</id><link>https://old.example/a/</link><isClosed>true</isClosed></thread>
<thread dsq:id="2"><id>b</id><link>https://old.example/b/</link><isClosed>false</isClosed></thread>
<post dsq:id="3"><message>Words.</message><createdAt>2014-05-06T07:08:09Z</createdAt><isDeleted>false</isDeleted>
<isSpam>false</isSpam><author><name>Ada</name></author><thread dsq:id="1"/></post></disqus>`

const posts = [
  { url: 'https://old.example/a/', read_only: true },
  { url: 'https://old.example/b/', read_only: false },
]
const remark42 = [
  { version: 1, users: [], posts },
  { id: '1', text: 'Words.', user: { name: 'Ada' }, locator: { url: 'https://old.example/a/' } },
]
  .map(line => JSON.stringify(line))
  .join('\n')

const shown = { html: '<p>Words.</p>', isApproved: true, createdTime: '2024-05-06T07:08:09Z' }
const comentario = JSON.stringify({
  version: 3,
  pages: [
    { id: '1', path: 'https://old.example/a/', isReadonly: true },
    { id: '2', path: 'https://old.example/b/', isReadonly: false },
  ],
  comments: [{ id: 'a', pageId: '1', ...shown }],
  commenters: [],
})

const threads = ['a', 'b'].map(name => ({
  title: name,
  url: `https://old.example/${name}/`,
  locked: name === 'a',
}))
const giscus = JSON.stringify(
  threads.map(thread => ({
    ...thread,
    comments: thread.locked ? [{ id: '1', bodyHTML: '<p>Words.</p>' }] : [],
  })),
)
const utterances = JSON.stringify([
  ...threads.map(({ url, ...issue }) => ({ ...issue, url, html_url: url, comments: 1 })),
  { title: 'Mend it', url: 'https://old.example/c/', locked: true, comments: 0, pull_request: {} },
  { id: 1, issue_url: 'https://old.example/a/', body: 'Words.' },
])

it.each([
  ['disqus', 'disqus.xml', disqus],
  ['remark42', 'backup.json', remark42],
  ['commento', 'comentario.json', comentario],
  ['giscus', 'discussions.json', giscus],
  ['utterances', 'issues.json', utterances],
])('an import from %s reports a thread that was closed there', async (source, name, text) => {
  const file = makeFile(name, text)

  const { report } = await importInto(makeContent(), [source, file])

  expect(report.imported).toBe(1)
  expect(report.notes.filter(note => note.message === message)).toEqual([
    { where: 'https://old.example/a/', message },
  ])
})
