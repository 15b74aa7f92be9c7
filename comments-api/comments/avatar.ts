import { hash } from 'node:crypto'
import { nameKey } from './fields/name.ts'

/** Shape and tone of the mark beside a name. From the name alone: a mark made from the mail address would give it away. */
export function avatarOf(name: string): string {
  const [shape = 0, tone = 0] = hash('sha256', nameKey(name), 'buffer')
  return `${shape % 8}-${tone % 5}`
}
