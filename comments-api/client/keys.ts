import { readStored } from './stored.ts'

export function draftKey(thread: string): string {
  return `afterword:draft:${thread}`
}

export function heldKey(thread: string): string {
  return `afterword:held:${thread}`
}

/** Whether this browser has something of its reader's own to show under this post. */
export function hasKept(thread: string): boolean {
  return [draftKey, heldKey].some(key => readStored(key(thread)) !== null)
}
