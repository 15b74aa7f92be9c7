import { normaliseEmail } from '../comments/fields/email.ts'
import { CommentId } from '../contract/ids.ts'
import { type Query, sql } from '../storage/sql.ts'

/**
 * A person is identified by a mail address, which is all that links two comments to one person. Without an address, a
 * person is a single comment.
 */
export type Person =
  | { readonly kind: 'address'; readonly address: string }
  | { readonly kind: 'comment'; readonly id: CommentId }

/** `null` if the text is neither an address nor the id of a comment. */
export function readPerson(text: string): Person | null {
  const address = normaliseEmail(text)
  if (address !== null) return { kind: 'address', address }
  const id = CommentId.safeParse(text)
  return id.success ? { kind: 'comment', id: id.data } : null
}

/** Which comments are theirs. */
export function isBy(person: Person): Query {
  switch (person.kind) {
    case 'address':
      return sql`author_email = ${person.address}`
    case 'comment':
      return sql`id = ${person.id}`
  }
}
