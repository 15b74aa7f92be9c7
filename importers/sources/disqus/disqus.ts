import { KnownRecords } from '../../known-records.ts'
import { closedThere, type Found, type Input, type Source, SourceRefused } from '../../source.ts'
import { readXml, textOf, type XmlElement } from '../../xml/read-xml.ts'
import { composeComment } from './compose-comment.ts'
import { composeThread, type DisqusThread } from './compose-thread.ts'
import { flagAt } from './flag-at.ts'
import { idOf } from './ids.ts'

/** https://help.disqus.com/en/articles/1717164-comments-export; its schema is at disqus.com/api/schemas/1.0/disqus.xsd */
export const disqus: Source = {
  name: 'disqus',
  reads: 'the file that Disqus mails (.xml or .xml.gz): comments',
  read,
}

const records: ReadonlySet<string> = new Set(['category', 'thread', 'post'])

/** Reads the file twice, because a thread may come after the comments in it. */
async function* read({ path, tellOfFirstPass }: Input): AsyncGenerator<Found> {
  using threads = new KnownRecords<DisqusThread>()
  tellOfFirstPass()
  await readThreads(path, threads)
  const file = await readXml(path, records)
  const named = new WeakMap<XmlElement, string>()
  let isExport = false
  let number = 0
  for await (const { element, around } of file.records) {
    isExport ||= around[0]?.name === 'disqus'
    const parent = around.at(-1)
    // A <thread> in a <post> only names the thread, and ends before the post does.
    if (element.name === 'thread' && parent?.name === 'post') named.set(parent, idOf(element) ?? '')
    else if (element.name === 'thread') yield* closedNote(element)
    if (element.name !== 'post') continue
    number += 1
    const thread = named.get(element) ?? ''
    yield composeComment(element, { number, thread, known: threads.find(thread) })
  }
  if (!isExport)
    throw new SourceRefused(
      `${path} holds nothing in a <disqus>: it is not an export of Disqus (Admin, Moderation, Export)`,
    )
  for (const message of file.strange()) yield { type: 'note', where: path, message }
}

function closedNote(thread: XmlElement): Found[] {
  const where = textOf(thread, 'link') || textOf(thread, 'id')
  if (where === '' || flagAt(thread, 'isClosed') !== 'yes') return []
  return [{ type: 'note', where, message: closedThere }]
}

async function readThreads(path: string, threads: KnownRecords<DisqusThread>): Promise<void> {
  const { records: found } = await readXml(path, records)
  for await (const { element, around } of found) {
    const id = idOf(element)
    if (element.name !== 'thread' || id === null || around.at(-1)?.name === 'post') continue
    const isEmpty = textOf(element, 'link') === '' && textOf(element, 'id') === ''
    // Beside the whole threads, exports hold others of which nothing but the number is left.
    if (!isEmpty) threads.add(id, composeThread(element, id))
  }
}
