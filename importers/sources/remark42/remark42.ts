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
    if (number === 1) yield* readFirst(path, value)
    else yield readComment(value, number)
  }
  if (number === 0) throw notABackup(path)
  for (const message of file.strange()) yield { type: 'note', where: path, message }
}

/** The header or, where it is missing, a comment. */
function* readFirst(path: string, value: unknown): Generator<Found> {
  const header = Header.safeParse(value).data
  if (header === undefined) {
    if (!Comment.safeParse(value).success) throw notABackup(path)
    yield readComment(value, 1)
    return
  }
  const closed = (header.posts ?? []).filter(({ read_only }) => read_only === true)
  for (const { url } of closed) yield { type: 'note', where: url, message: closedThere }
}

function notABackup(path: string): SourceRefused {
  return new SourceRefused(`${path} begins neither with the header of a backup nor with a comment`)
}

function readComment(value: unknown, number: number): Found {
  const comment = Comment.safeParse(value).data
  if (comment !== undefined) return composeComment(comment)
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
