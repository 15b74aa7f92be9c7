import type { z } from 'zod'
import { readJson } from '../../json/read-json.ts'
import { KnownRecords } from '../../known-records.ts'
import { closedThere, type Found, type Input, type Source, SourceRefused } from '../../source.ts'
import { composeComment, type Known } from './compose-comment.ts'
import { Commenter, Page } from './schemas.ts'

/** The exports of Commento, Commento++ and Comentario: version 1, and Comentario's version 3. */
export const commento: Source = {
  name: 'commento',
  reads: 'the export of Commento or Comentario (.json.gz, or unpacked): comments',
  read,
}

const paths = ['$.version', '$.pages.*', '$.commenters.*', '$.comments.*']

/** Reads the file twice, because authors come after the comments that refer to them. */
async function* read({ path, tellOfFirstPass }: Input): AsyncGenerator<Found> {
  using commenters = new KnownRecords<z.infer<typeof Commenter>>()
  using pages = new KnownRecords<string>()
  const known: Known = { commenters, pages }
  tellOfFirstPass()
  const version = await readKnown(path, known)
  if (version !== 1 && version !== 3)
    throw new SourceRefused(
      `${path} is not an export of version 1 or 3${version === null ? '' : `, but of ${version}`}`,
    )
  const file = await readJson(path, paths)
  for await (const { value, keys } of file.records) {
    if (keys[0] === 'comments') yield composeComment(value, { known, place: keys.join(' ') })
    const page = keys[0] === 'pages' ? Page.safeParse(value).data : undefined
    if (page?.isReadonly === true) yield { type: 'note', where: page.path, message: closedThere }
  }
  for (const message of file.strange()) yield { type: 'note', where: path, message }
}

async function readKnown(path: string, { commenters, pages }: Known): Promise<unknown> {
  let version: unknown = null
  const { records } = await readJson(path, paths)
  for await (const { value, keys } of records) {
    if (keys[0] === 'version') version = value
    const commenter = keys[0] === 'commenters' ? Commenter.safeParse(value).data : undefined
    if (commenter !== undefined) commenters.add(commenter.id, commenter)
    const page = keys[0] === 'pages' ? Page.safeParse(value).data : undefined
    if (page !== undefined) pages.add(page.id, page.path)
  }
  return version
}
