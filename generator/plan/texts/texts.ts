import { rememberOne } from '../../remember.ts'
import { outputOf, type PlanEntry } from '../entries.ts'
import { type IconFile, manifestPath, webManifestOf } from '../images/icons.ts'
import type { Setting } from '../setting.ts'
import { planAliasPages } from './alias-pages.ts'
import { headersOf } from './headers.ts'
import { llmsTextOf } from './llms.ts'
import { redirectsOf } from './redirects.ts'
import { securityTextOf, securityTextPath } from './security.ts'
import { planThreads } from './threads.ts'

/** Files for programs. */
export function planTexts(setting: Setting, icons: readonly IconFile[]): PlanEntry[] {
  const { security } = setting.site
  const text = (output: string, write: () => string) => textEntry(setting, output, write)
  return [
    ...planThreads(setting),
    text('_redirects', () => redirectsOf(setting)),
    text('_headers', () => headersOf(setting)),
    text('robots.txt', () => robotsTextOf(setting)),
    text('llms.txt', () => llmsTextOf(setting)),
    text(outputOf(manifestPath), () => webManifestTextOf(setting, icons)),
    ...(security === undefined
      ? []
      : [text(securityTextPath, () => securityTextOf(setting, security))]),
    ...planAliasPages(setting),
  ]
}

function textEntry(setting: Setting, output: string, write: () => string): PlanEntry {
  const written = rememberOne(write)
  return setting.sketch(output, {
    kind: 'text',
    texts: [],
    from: () => [written()],
    show: () => ({ kind: 'text', text: written() }),
  })
}

function robotsTextOf({ absolute }: Setting): string {
  return `User-agent: *\nAllow: /\nDisallow: /api/\n\nSitemap: ${absolute('/sitemap.xml')}\n`
}

function webManifestTextOf(setting: Setting, icons: readonly IconFile[]): string {
  return `${JSON.stringify(webManifestOf(setting, icons), null, 1)}\n`
}
