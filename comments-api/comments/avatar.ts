import { hash } from 'node:crypto'
import { nameKey } from './fields/name.ts'

/**
 * The shape and tone of the mark beside a name. Made from the name alone: if it depended on the mail address, it would
 * give that away.
 */
export function avatarOf(name: string): string {
  const [shape = 0, tone = 0] = hash('sha256', nameKey(name), 'buffer')
  return `${shape % 8}-${tone % 5}`
}
