import { extname } from 'node:path'
import type { Index } from '../../content/read-content.ts'
import { outputOf, type PlanEntry } from '../entries.ts'
import type { Setting } from '../setting.ts'
import type { Appearance, IconLink } from '../showing/site-facts.ts'

export type IconFile = { readonly name: IconName; readonly from: string; readonly hash: string }

export const iconNames = [
  'favicon.svg',
  'favicon.ico',
  'apple-touch-icon.png',
  'icon-192.png',
  'icon-512.png',
  'icon-maskable-512.png',
] as const
type IconName = (typeof iconNames)[number]

/** The owner's icons if there are any beside site.yaml, else ours. They are never mixed. */
export function chooseIcons(index: Index, builtIn: readonly IconFile[]): readonly IconFile[] {
  const own = iconNames.flatMap(name => {
    const attachment = index.attachments.get(name)
    return attachment === undefined
      ? []
      : [{ name, from: index.pathOf(attachment), hash: attachment.hash }]
  })
  return own.length > 0 ? own : builtIn
}

export function planIcons(setting: Setting, icons: readonly IconFile[]): PlanEntry[] {
  return icons.map(icon =>
    setting.entry(outputOf(urlOf(icon)), { kind: 'copy', hash: icon.hash, from: icon.from }),
  )
}

/** The values of --paper in templates/styles/tokens.css. */
const colours = { light: '#fbf7ee', dark: '#1d1a17' } as const

export const manifestPath = '/manifest.webmanifest'

export function appearanceOf(icons: readonly IconFile[]): Appearance {
  return { manifest: manifestPath, icons: icons.flatMap(linkTo), colours }
}

function linkTo(icon: IconFile): IconLink[] {
  const url = urlOf(icon)
  switch (icon.name) {
    case 'favicon.svg':
      return [{ rel: 'icon', url, type: 'image/svg+xml', sizes: null }]
    case 'favicon.ico':
      // Without a size, browsers would prefer it to the SVG.
      return [{ rel: 'icon', url, type: null, sizes: '32x32' }]
    case 'apple-touch-icon.png':
      return [{ rel: 'apple-touch-icon', url, type: null, sizes: null }]
    case 'icon-192.png':
    case 'icon-512.png':
    case 'icon-maskable-512.png':
      return []
  }
}

/** https://www.w3.org/TR/appmanifest/ */
export function webManifestOf({ facts }: Setting, icons: readonly IconFile[]): object {
  const paper = facts.appearance?.colours ?? colours
  return {
    id: '/',
    name: facts.title,
    short_name: facts.title,
    description: facts.description || undefined,
    lang: facts.language,
    start_url: '/',
    scope: '/',
    // Keeps the browser's button for going back, which readers of a blog need.
    display: 'minimal-ui',
    theme_color: paper.light,
    background_color: paper.light,
    icons: icons.flatMap(inManifest),
  }
}

function inManifest(icon: IconFile): object[] {
  const src = urlOf(icon)
  switch (icon.name) {
    case 'favicon.svg':
      return [{ src, sizes: 'any', type: 'image/svg+xml' }]
    case 'icon-192.png':
      return [{ src, sizes: '192x192', type: 'image/png' }]
    case 'icon-512.png':
      return [{ src, sizes: '512x512', type: 'image/png' }]
    case 'icon-maskable-512.png':
      return [{ src, sizes: '512x512', type: 'image/png', purpose: 'maskable' }]
    case 'favicon.ico':
    case 'apple-touch-icon.png':
      return []
  }
}

const askedForByName = new Set<IconName>(['favicon.ico', 'apple-touch-icon.png'])

/**
 * Browsers request two of them by name. The names of the others contain a hash, so that browsers may keep them for
 * ever.
 */
function urlOf({ name, hash }: IconFile): string {
  if (askedForByName.has(name)) return `/${name}`
  const extension = extname(name)
  return `/assets/${name.slice(0, -extension.length)}-${hash.slice(0, 8)}${extension}`
}
