import type { Places } from './own-folders.ts'

/**
 * If the system denies a build access to its own folders, grants it and builds once more. The code for that is loaded
 * only then, since most builds are denied nothing.
 */
export async function withRights<Built>(
  places: Places,
  build: () => Promise<Built>,
): Promise<Built> {
  try {
    return await build()
  } catch (error) {
    const { explainRefusal, giveRights, isRefusal } = await import('./own-folders.ts')
    if (!isRefusal(error) || !giveRights(places)) throw explainRefusal(error, places)
    return await build().catch(again => {
      throw explainRefusal(again, places)
    })
  }
}
