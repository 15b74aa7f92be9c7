import { type Fields, fieldsOf, textAt } from '../../front-matter/fields.ts'

export type Mount = {
  /** As it is written, below the site's folder. */
  readonly source: string
  readonly language: string | null
  /** Not all of it, or not where texts are: what had a page is not known then. */
  readonly isPartial: boolean
}

/** https://gohugo.io/configuration/module/#mounts: where there are any of texts, `contentDir` is none. */
export function mountsIn(settings: Fields): readonly Mount[] {
  const written = fieldsOf(settings.get('module')).get('mounts')
  return (Array.isArray(written) ? written : []).map(fieldsOf).flatMap(mount => {
    const source = textAt(mount, 'source')
    const target = tidy(textAt(mount, 'target') ?? '')
    // Hugo builds nothing of a site with a mount that has no source.
    if (source === null || (target !== 'content' && !target.startsWith('content/'))) return []
    const isChosen = ['excludefiles', 'includefiles', 'files'].some(name => mount.has(name))
    return [
      {
        source,
        language: textAt(mount, 'lang')?.toLowerCase() ?? null,
        isPartial: isChosen || target !== 'content',
      },
    ]
  })
}

/** Without what stands around a path. */
export function tidy(folder: string): string {
  return folder.replace(/^\.?\/|\/+$/g, '')
}
