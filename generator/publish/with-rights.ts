type Places = { readonly output: string; readonly cache: string }

/**
 * Builds once more where the system refused what a build may do to its own folders, and they could be given the right.
 * Loads what that takes only then: most builds are refused nothing.
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
