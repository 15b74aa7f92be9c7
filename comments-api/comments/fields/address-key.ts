import { keyedBytes } from '../../tokens.ts'

/** A keyed hash that stands for a mail address in places that must not hold the address itself. */
export function addressKey({ secret }: { readonly secret: string }, email: string): string {
  return keyedBytes(secret, 'address', email).toString('hex').slice(0, 32)
}
