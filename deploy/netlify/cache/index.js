import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** What builds leave for the next: what they know of the content, images, and the last good copy of the comments. */
const known = '.cache'

/**
 * Netlify builds in a fresh folder, and keeps only what a plug-in saves: here the cache of builds, and the site that it
 * describes. A build checks every file that it finds there, so nothing is checked here. A build without a cache gives
 * the same site, so no failure here stops it.
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
  const isThere = await attempt(`restore ${known}`, () => utils.cache.restore(known))
  if (isThere === false)
    console.log(`No earlier build left a ${known}: this one starts from nothing`)
  const isSite = await attempt('restore the site', () => utils.cache.restore(site))
  // A build does not touch a folder that may hold somebody's own files, and half a site looks like that.
  if (isSite !== false && !isRecognised(site)) rmSync(site, { recursive: true, force: true })
}

/**
 * Saves only after a build that succeeded, because what a failed one leaves is of no use.
 *
 * @param {Netlify} netlify
 */
export async function onSuccess({ utils, constants: { PUBLISH_DIR: site } }) {
  await attempt(`save ${known}`, () => utils.cache.save(known))
  await attempt('save the site', () => utils.cache.save(site))
}

/**
 * Whether the folder holds a site of ours, judged as in generator/publish/output-folder.ts.
 *
 * @param {string} site
 */
function isRecognised(site) {
  return ['threads.json', '_headers', 'feed.xml'].every(name => existsSync(join(site, name)))
}

/**
 * @param {string} what
 * @param {() => Promise<boolean>} work
 */
async function attempt(what, work) {
  try {
    return await work()
  } catch (error) {
    console.warn(`Could not ${what}:`, error)
    return null
  }
}
