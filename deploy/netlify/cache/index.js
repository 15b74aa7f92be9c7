import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** What builds know of the content, the images they made, the last good copy of the comments. */
const known = '.cache'

/**
 * Netlify builds in a fresh folder, and keeps of it what a plug-in asks it to: what builds know, and the site that they
 * know it of. A build looks whether every file that it finds there is whole, so nothing is checked here; and one
 * without a cache is right, too, so nothing fails.
 *
 * @typedef {{
 *   utils: { cache: {
 *     restore(path: string): Promise<boolean>,
 *     save(path: string): Promise<boolean>,
 *   } },
 *   constants: { PUBLISH_DIR: string },
 * }} Netlify
 *
 * @param {Netlify} netlify
 */
export async function onPreBuild({ utils, constants: { PUBLISH_DIR: site } }) {
  const isThere = await attempt(`${known} restored`, () => utils.cache.restore(known))
  if (isThere === false) console.log(`No ${known} from an earlier build: this one begins anew`)
  const isSite = await attempt('the site restored', () => utils.cache.restore(site))
  // A build leaves a folder alone that looks like somebody's own files, as half a site does.
  if (isSite !== false && !isRecognised(site)) rmSync(site, { recursive: true, force: true })
}

/**
 * Only of a build that succeeded: what a failed one left has helped nobody.
 *
 * @param {Netlify} netlify
 */
export async function onSuccess({ utils, constants: { PUBLISH_DIR: site } }) {
  await attempt(`${known} saved`, () => utils.cache.save(known))
  await attempt('the site saved', () => utils.cache.save(site))
}

/**
 * As generator/publish/output-folder.ts does it.
 *
 * @param {string} site
 */
function isRecognised(site) {
  return ['threads.json', '_headers', 'feed.xml'].every(name => existsSync(join(site, name)))
}

/**
 * @param {string} done
 * @param {() => Promise<boolean>} work
 */
async function attempt(done, work) {
  try {
    return await work()
  } catch (error) {
    console.warn(`Could not have ${done}:`, error)
    return null
  }
}
