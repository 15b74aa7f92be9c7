import { resolve } from 'node:path'
import type { Plan } from '../plan/plan-pages.ts'
import type { Workshop } from '../workshop.ts'
import type { Extended } from './extend-plan.ts'
import type { Extension } from './read-extension.ts'

type Asked = { readonly code: string; readonly useCache: boolean }

/** What the site's owner adds to it; `null` without an eleventy.config.ts, which then costs nothing. */
export async function readExtension(
  { configuration, ...places }: Workshop,
  { code, useCache }: Asked,
): Promise<Extension | null> {
  if (configuration === null) return null
  const room = await import('./read-extension.ts')
  return room.readExtension({ ...places, configuration }, { code, useCache })
}

export async function extendPlan(
  plan: Plan,
  extension: Extension | null,
  places: Workshop,
): Promise<Extended> {
  if (extension === null) return { pages: [], files: [] }
  const room = await import('./extend-plan.ts')
  return room.extendPlan(plan, extension, places)
}

/** The files and folders that it consists of, reads or copies. */
export function sourcesOf(extension: Extension | null): string[] {
  if (extension === null) return []
  const { root, modules, declared } = extension
  const patterns = [...declared.watched, ...declared.passthroughs.map(({ from }) => from)]
  return [...modules, ...patterns.map(pattern => resolve(root, beforeWildcard(pattern)))]
}

function beforeWildcard(pattern: string): string {
  const parts = pattern.split('/')
  const first = parts.findIndex(part => /[*?{}[\]!()]/.test(part))
  return first === -1 ? pattern : parts.slice(0, first).join('/')
}
