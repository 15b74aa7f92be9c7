import { existsSync, lstatSync, realpathSync } from 'node:fs'
import { join, posix } from 'node:path'
import type { Files } from '../source.ts'

export type OldSite = {
  readonly root: string
  /** As `old.example`; `null` where nothing says it. */
  readonly host: string | null
  /** What stands before every address of the site, as "/blog"; mostly nothing. */
  readonly base: string
}

/** `address`: whole, or what stands before every address. */
export function oldSite(root: string, address: string | null, base: string | null = null): OldSite {
  const url = URL.parse(address ?? '')
  const path = base ?? url?.pathname ?? ''
  const plain = path.replace(/^\/*|\/+$/g, '')
  return { root, host: url?.host || null, base: plain === '' ? '' : `/${plain}` }
}

/** From the site's root, without what stands before every address; `null` for another site's, and for what is relative. */
function ownPath({ host, base }: OldSite, address: string): string | null {
  const url = /^(?:https?:)?\/\//i.test(address) ? URL.parse(address, 'https://site.invalid') : null
  if (url !== null && url.host !== host) return null
  if (url === null && !address.startsWith('/')) return null
  const path = decode(url?.pathname ?? address.replace(/[?#].*$/s, ''))
  return base !== '' && path.startsWith(`${base}/`) ? path.slice(base.length) : path
}

export type FilesAt = {
  /** Folders whose files had an address from the site's root. */
  readonly folders: readonly string[]
  /** The folder whose files stood beside the text. */
  readonly beside: string | null
  /** The text's own address. */
  readonly at: string
}

/** Files that the site published: nothing hidden, and no text, which is a page of its own. */
export function filesOf(site: OldSite, { folders, beside, at }: FilesAt): Files {
  const find = (address: string): string | null => {
    if (/^(?:#|\?|$)/.test(address) || /^[a-z][\w+.-]*:(?!\/\/)/i.test(address)) return null
    const path = ownPath(site, address)
    const isRelative = path === null && !/^(?:[a-z][\w+.-]*:)?\/\//i.test(address)
    const plain = decode(address.replace(/[?#].*$/s, ''))
    const fromRoot = isRelative ? ownPath(site, resolveFrom(at, plain)) : path
    const inFolders = folders.map(folder => below(folder, fromRoot))
    const candidates = [isRelative ? below(beside, plain) : null, ...inFolders.filter(isShown)]
    return candidates.find(candidate => isPublished(site.root, candidate)) ?? null
  }
  return { root: site.root, find }
}

/** A path in the folder, and not beside it; `null` for what there cannot be. */
function below(folder: string | null, path: string | null): string | null {
  if (folder === null || path === null) return null
  const found = posix.join(folder, path)
  return folder === '' || found.startsWith(`${folder}/`) ? found.replace(/^\/+/, '') : null
}

/** What begins with "_" is for the generator. */
function isShown(path: string | null): boolean {
  return path !== null && !path.split('/').some(part => part.startsWith('_'))
}

const texts =
  /\.(?:md|markdown|mkdn?|html?|xhtml|php|ya?ml|toml|liquid|njk|ejs|org|adoc|rst|textile)$/i

/** No link on the way: what it leads to may be hidden. */
function isPublished(root: string, path: string | null): boolean {
  if (path === null || path.split('/').some(part => part.startsWith('.')) || texts.test(path))
    return false
  const whole = join(root, path)
  if (!existsSync(whole) || !lstatSync(whole).isFile()) return false
  return realpathSync(whole) === join(realpathSync(root), path)
}

/** What a relative address means on the page at `at`. */
export function resolveFrom(at: string, address: string): string {
  const url = URL.parse(address, new URL(at, 'https://site.invalid'))
  return url === null ? address : `${url.pathname}${url.search}${url.hash}`
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
