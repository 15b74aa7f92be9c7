import type { CommentStatus } from '../../comments/status.ts'

export const mentionsPath = '/admin/mentions/'

/** A page of the list. */
export type OfMentions = {
  readonly status: CommentStatus
  /** Where it begins; `null` for the newest. */
  readonly cursor: string | null
}

export function toMentions({ status, cursor }: OfMentions): URLSearchParams {
  return new URLSearchParams({ status, ...(cursor !== null && { cursor }) })
}

export function pageOfMentions(page: OfMentions): string {
  return `${mentionsPath}?${toMentions(page)}`
}

/** Where a mention stands, as far as it is among the newest. */
export function placeOf({ id, status }: { readonly id: string; readonly status: string }): string {
  return `${mentionsPath}?status=${status}#mention-${id}`
}
