import { realpathSync } from 'node:fs'
import { join, posix } from 'node:path'
import { percentDecoded } from '../../generator/percent-decoded.ts'
import type { Files } from '../source.ts'
import { isFile } from './is-file.ts'

export type OldSite = {
  readonly root: string
  /** Such as `old.example`; `null` if nothing says it. */
  readonly host: string | null
  /** What every address of the site begins with, such as "/blog"; usually empty. */
  readonly base: string
}

/** `address` is the site's whole address, or only what every address begins with. */
export function oldSite(root: string, address: string | null, base: string | null = null): OldSite {
  const url = URL.parse(address ?? '')
  const path = base ?? url?.pathname ?? ''
  const plain = path.replace(/^\/*|\/+$/g, '')
  return { root, host: url?.host || null, base: plain === '' ? '' : `/${plain}` }
}

/**
 * Returns the path from the site's root, without `base`. Returns `null` for a relative address, and for one of another
 * site.
 */
function ownPath({ host, base }: OldSite, address: string): string | null {
  const url = /^(?:https?:)?\/\//i.test(address) ? URL.parse(address, 'https://site.invalid') : null
  if (url !== null && url.host !== host) return null
  if (url === null && !address.startsWith('/')) return null
  const path = percentDecoded(url?.pathname ?? address.replace(/[?#].*$/s, ''))
  return base !== '' && path.startsWith(`${base}/`) ? path.slice(base.length) : path
}

type FilesAt = {
  /** Folders whose files had addresses from the site's root. */
  readonly folders: readonly string[]
  /** The folder whose files were published beside the text. */
  readonly beside: string | null
  /** The address of the text itself. */
  readonly at: string
}

/** Finds files that the site published. It refuses hidden files, and texts, which become pages of their own. */
export function filesOf(site: OldSite, { folders, beside, at }: FilesAt): Files {
  const find = (address: string): string | null => {
    if (/^(?:#|\?|$)/.test(address) || /^[a-z][\w+.-]*:(?!\/\/)/i.test(address)) return null
    const path = ownPath(site, address)
    const isRelative = path === null && !/^(?:[a-z][\w+.-]*:)?\/\//i.test(address)
    const plain = percentDecoded(address.replace(/[?#].*$/s, ''))
    const fromRoot = isRelative ? ownPath(site, resolveFrom(at, plain)) : path
    const inFolders = folders.map(folder => below(folder, fromRoot))
    const candidates = [isRelative ? below(beside, plain) : null, ...inFolders.filter(isShown)]
    return candidates.find(candidate => isPublished(site.root, candidate)) ?? null
  }
  return { root: site.root, find }
}

/** Returns a path inside the folder; `null` if it would lead out of it, or if either is missing. */
function below(folder: string | null, path: string | null): string | null {
  if (folder === null || path === null) return null
  const found = posix.join(folder, path)
  return folder === '' || found.startsWith(`${folder}/`) ? found.replace(/^\/+/, '') : null
}

/** Files and folders whose names begin with "_" were for the generator, and not published. */
function isShown(path: string | null): boolean {
  return path !== null && !path.split('/').some(part => part.startsWith('_'))
}

const texts =
  /\.(?:md|markdown|mkdn?|html?|xhtml|php|ya?ml|toml|liquid|njk|ejs|org|adoc|rst|textile)$/i

/** Refuses links, which may lead to something hidden. */
function isPublished(root: string, path: string | null): boolean {
  if (path === null || path.split('/').some(part => part.startsWith('.')) || texts.test(path))
    return false
  const whole = join(root, path)
  return isFile(whole) && realpathSync(whole) === join(realpathSync(root), path)
}

/** Puts what every address begins with before a path that somebody wrote without it. */
export function addressBelow({ base }: OldSite, path: string): string {
  return `${base}/${path.replace(/^\//, '')}`
}

/** Front matter names a picture by its address, by a file beside the text, or by a path from the site's root. */
export function addressOfPicture(written: string, { files, at }: PlaceOfText): string {
  const isKept = /^(?:https?:)?\/\/|^\//i.test(written) || files.find(written) !== null
  return isKept ? written : resolveFrom(at, `/${written}`)
}

type PlaceOfText = { readonly files: Files; readonly at: string }

/** What a relative address leads to on the page at `at`. */
export function resolveFrom(at: string, address: string): string {
  const url = URL.parse(address, new URL(at, 'https://site.invalid'))
  return url === null ? address : `${url.pathname}${url.search}${url.hash}`
}
