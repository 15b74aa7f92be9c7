import type { Plan } from '../plan/plan-pages.ts'
import type { Workshop } from '../workshop.ts'
import type { Extended } from './extend-plan.ts'
import type { Extension } from './read-extension.ts'

export type { Extension }

type Asked = { readonly code: string; readonly useCache: boolean }

/** What the owner of a site adds to it; `null` without an eleventy.config.ts, which then costs nothing. */
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
