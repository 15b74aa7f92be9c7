import { keyedBytes } from '../../tokens.ts'

/** Stands for a mail address where the address itself must not be. */
export function addressKey({ secret }: { readonly secret: string }, email: string): string {
  return keyedBytes(secret, 'address', email).toString('hex').slice(0, 32)
}
