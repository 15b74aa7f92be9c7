import { day } from '../../durations.ts'
import { isSame, keyedHash } from '../../tokens.ts'
import type { World } from '../../world.ts'

type Needs = { readonly secret: string; readonly world: World }

/** How long ago a form was opened, as far as its stamp can tell. */
export type FormAge =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'forged' }
  | { readonly kind: 'known'; readonly milliseconds: number }
const unknown = { kind: 'unknown' } as const

/** When a form was opened, signed so that nobody can claim an earlier time. */
export function makeStamp(needs: Needs): string {
  const openedAt = needs.world.now().toString(36)
  return `${openedAt}.${keyedHash(needs.secret, 'form', openedAt)}`
}

/** A stamp older than a day counts as none, so that it is no use to collect them. */
export function readStamp(stamp: string, { secret, world }: Needs): FormAge {
  if (stamp === '') return unknown
  const [openedAt = '', signature = ''] = stamp.split('.', 2)
  if (!isSame(signature, keyedHash(secret, 'form', openedAt))) return { kind: 'forged' }
  const age = world.now() - Number.parseInt(openedAt, 36)
  // The clock may have been set back meanwhile.
  return age < 0 || age > day ? unknown : { kind: 'known', milliseconds: age }
}
