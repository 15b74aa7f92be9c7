import type { CommentStatus } from '../../comments/status.ts'

export const mentionsPath = '/admin/mentions/'

/** A page of the list of mentions. */
export type OfMentions = {
  readonly status: CommentStatus
  /** Where the page starts; `null` for the newest mentions. */
  readonly cursor: string | null
}

export function toMentions({ status, cursor }: OfMentions): URLSearchParams {
  return new URLSearchParams({ status, ...(cursor !== null && { cursor }) })
}

export function pageOfMentions(page: OfMentions): string {
  return `${mentionsPath}?${toMentions(page)}`
}

/** The address of a mention, if it is on the first page. */
export function placeOf({ id, status }: { readonly id: string; readonly status: string }): string {
  return `${mentionsPath}?status=${status}#mention-${id}`
}
