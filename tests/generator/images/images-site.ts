import { join } from 'node:path'
import { filesBelow } from '../images-made.ts'
import { createSiteFolder, post, type SiteFolder } from '../site-folder.ts'

type Files = Readonly<Record<string, string | Uint8Array>>

/** Without social cards, which have tests of their own. */
export function siteWith(files: Files): SiteFolder {
  const site = createSiteFolder()
  for (const [file, bytes] of Object.entries(files)) site.write(file, bytes)
  return { ...site, build: options => site.build({ socialCards: false, ...options }) }
}

export const one = 'posts/2026-01-01-one.md'
export const showing = (body: string, more = '') => post('One', more, body)
export const imagesOf = (site: SiteFolder) =>
  filesBelow(site.output).filter(file => file.startsWith('assets/images/'))
export const namesOf = (site: SiteFolder) =>
  imagesOf(site).map(file => file.replace(/^assets\/images\/(.*)-[0-9a-f]{24}-/, '$1 '))
export const cacheOf = (site: SiteFolder) => join(site.content, '..', 'cache', 'images')
export const pictureIn = (site: SiteFolder) =>
  /<picture>.*?<\/picture>/.exec(site.page('one/index.html'))?.[0] ?? ''
