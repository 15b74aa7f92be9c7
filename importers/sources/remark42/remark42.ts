import { z } from 'zod'
import { wordsIn } from '../../html/parse-html.ts'
import { readJson } from '../../json/read-json.ts'
import {
  closedThere,
  type Found,
  type FoundComment,
  type Input,
  type Source,
  SourceRefused,
} from '../../source.ts'

/** https://remark42.com/docs/backup/backup/: a header, then one comment on each line. */
export const remark42: Source = {
  name: 'remark42',
  reads: 'a backup of it (.gz, or unpacked): comments',
  read,
}

const Header = z.object({
  version: z.number(),
  users: z.array(z.unknown()).nullish(),
  posts: z
    .array(z.object({ url: z.string(), read_only: z.boolean().nullish() }))
    .nullish()
    .catch(null),
})

/**
 * https://github.com/umputun/remark42/blob/master/backend/app/store/comment.go. Network addresses and votes are not
 * read.
 */
const Comment = z.object({
  id: z.string().min(1),
  pid: z.string().nullish(),
  /** HTML, as readers saw it. In what was typed (`orig`), quotation marks and ">" are escaped. */
  text: z.string().nullish(),
  user: z.object({
    name: z.string().nullish(),
    admin: z.boolean().nullish(),
    block: z.boolean().nullish(),
  }),
  locator: z.object({ url: z.string() }),
  time: z.string().nullish(),
  edit: z.object({ time: z.string() }).nullish(),
  delete: z.boolean().nullish(),
  pin: z.boolean().nullish(),
})

async function* read({ path }: Input): AsyncGenerator<Found> {
  const file = await readJson(path, ['$'])
  let number = 0
  for await (const { value } of file.records) {
    number += 1
    if (number === 1) refuseOthers(path, value)
    const header = number === 1 ? Header.safeParse(value).data : undefined
    if (header !== undefined) {
      for (const { url, read_only } of header.posts ?? [])
        if (read_only === true) yield { type: 'note', where: url, message: closedThere }
      continue
    }
    const comment = Comment.safeParse(value).data
    if (comment === undefined) yield unreadable(number)
    else yield composeComment(comment)
  }
  if (number === 0) refuseOthers(path, null)
  for (const message of file.strange()) yield { type: 'note', where: path, message }
}

function refuseOthers(path: string, first: unknown): void {
  if (Header.safeParse(first).success || Comment.safeParse(first).success) return
  throw new SourceRefused(`${path} begins neither with the header of a backup nor with a comment`)
}

function unreadable(number: number): Found {
  return { type: 'skipped', kind: 'comment', externalId: `record ${number}`, reason: 'unreadable' }
}

function composeComment(comment: z.infer<typeof Comment>): Found {
  const { id, pid, text, user, locator } = comment
  return {
    type: 'comment',
    externalId: id,
    thread: { urls: [locator.url] },
    parent: pid || null,
    author: { name: wordsIn(user.name ?? ''), isOwner: user.admin === true },
    words: { html: text ?? '' },
    status: statusOf(comment),
    createdAt: comment.time ?? null,
    editedAt: comment.edit?.time ?? null,
    isPinned: comment.pin === true,
  }
}

/** Remark42 shows comments of blocked readers as deleted. */
function statusOf({ delete: isDeleted, user }: z.infer<typeof Comment>): FoundComment['status'] {
  const isBlocked = user.block === true && user.admin !== true
  return isDeleted === true || isBlocked ? 'deleted' : 'approved'
}
