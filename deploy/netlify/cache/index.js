/** What builds know of the content, the images they made, the last good copy of the comments. */
const folder = '.cache'

/**
 * Netlify builds in a fresh folder, and keeps of it what a plug-in asks it to. A build looks whether what it finds
 * there is whole, so nothing is checked here; and one without a cache is right, too, so nothing fails.
 *
 * @typedef {{ utils: { cache: {
 *   restore(path: string): Promise<boolean>,
 *   save(path: string): Promise<boolean>,
 * } } }} Netlify
 *
 * @param {Netlify} netlify
 */
export async function onPreBuild({ utils }) {
  const isThere = await attempt('restored', () => utils.cache.restore(folder))
  if (isThere === false) console.log(`No ${folder} from an earlier build: this one begins anew`)
}

/**
 * Only of a build that succeeded: what a failed one left has helped nobody.
 *
 * @param {Netlify} netlify
 */
export async function onSuccess({ utils }) {
  await attempt('saved', () => utils.cache.save(folder))
}

/**
 * @param {string} done
 * @param {() => Promise<boolean>} work
 */
async function attempt(done, work) {
  try {
    return await work()
  } catch (error) {
    console.warn(`${folder} could not be ${done}:`, error)
    return null
  }
}
