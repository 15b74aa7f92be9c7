import type { Comment } from '../../comments/comment.ts'
import { addressKey } from '../../comments/fields/address-key.ts'
import type { Needs } from '../needs.ts'
import { linkTo } from './link-to.ts'

/** A comment that has a mail address. */
export type Addressed = Comment & { readonly author: { readonly email: string } }

export type Own = { readonly id: string; readonly email: string }

/** For a comment with this address: if the comment now has another, the link is void. */
export function linkToAuthor(needs: Needs, action: 'confirm' | 'own', { id, email }: Own): string {
  return linkTo(needs, action, `${id}-${addressKey(needs, email)}`)
}

/** What such a link refers to. */
export function readSubject(subject: string): { readonly id: string; readonly key: string } {
  const [id = '', key = ''] = subject.split('-', 2)
  return { id, key }
}
