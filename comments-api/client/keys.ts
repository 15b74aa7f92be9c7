import { readKept } from './keep.ts'

export function draftKey(thread: string): string {
  return `afterword:draft:${thread}`
}

export function heldKey(thread: string): string {
  return `afterword:held:${thread}`
}

/** Whether this browser has something of its reader's own to show under this post. */
export function hasKept(thread: string): boolean {
  return readKept(draftKey(thread)) !== null || readKept(heldKey(thread)) !== null
}
