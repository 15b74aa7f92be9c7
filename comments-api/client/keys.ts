import { readStored } from './stored.ts'

/**
 * `draft`: what is being written. `unsent`: what waits for the service. `held`: what waits for a moderator. `own`: what
 * can still be edited from here.
 */
type Kept = 'draft' | 'unsent' | 'held' | 'own'

export function keyFor(kept: Kept, thread: string): string {
  return `afterword:${kept}:${thread}`
}

export function isStored(kept: Kept, thread: string): boolean {
  return readStored(keyFor(kept, thread)) !== null
}

/** Whether this browser has something of the reader's own to show under this post. */
export function hasKept(thread: string): boolean {
  return (['draft', 'unsent', 'held', 'own'] as const).some(kept => isStored(kept, thread))
}
