import { expect, it } from 'vitest'
import { importInto, makeContent, makeFolder } from './moving-in.ts'

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

it.each([
  ['disqus', 'disqus.xml', disqus],
  ['remark42', 'backup.json', remark42],
])(
  'a conversation that was closed is named, because only its post can say so here: %s',
  async (source, name, text) => {
    const file = `${makeFolder({ [name]: text })}/${name}`

    const { report } = await importInto(makeContent(), [source, file])

    expect(report.imported).toBe(1)
    expect(report.notes.filter(note => note.message === message)).toEqual([
      { where: 'https://old.example/a/', message },
    ])
  },
)
