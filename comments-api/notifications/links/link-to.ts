import type { Needs } from '../needs.ts'
import { type LinkAction, signLink } from './link-token.ts'

export function linkTo(needs: Needs, action: LinkAction, subject: string): string {
  return new URL(`/api/link/${signLink(needs, action, subject)}`, needs.site).href
}
