type Places = { readonly output: string; readonly cache: string }

/**
 * Where the system forbids a build to change its own folders, gives them the right to be changed and builds once more.
 * What that takes is loaded only then: most builds are refused nothing.
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
