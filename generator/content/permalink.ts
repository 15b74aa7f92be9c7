import type { DateTime } from 'luxon'
import type { Site } from '../site/site.ts'
import type { Post } from './post.ts'

type Named = {
  readonly layout: Post['layout']
  readonly slug: string
  /** In the time zone of the site. Only a page may be without. */
  readonly moment: DateTime | null
}

/** The address of a text that names none itself. */
export function permalinkOf(site: Site, { layout, slug, moment }: Named): string {
  const pattern = layout === 'page' ? '/:slug/' : site.permalink
  return pattern
    .replaceAll(':slug', () => slug)
    .replaceAll(':year', () => moment?.toFormat('yyyy') ?? '')
    .replaceAll(':month', () => moment?.toFormat('MM') ?? '')
    .replaceAll(':day', () => moment?.toFormat('dd') ?? '')
}
