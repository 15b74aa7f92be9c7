import { type Fields, fieldsOf, textAt } from '../../front-matter/fields.ts'

type Mount = {
  /** As it is written, relative to the site's folder. */
  readonly source: string
  readonly language: string | null
  /**
   * Whether only part of it is mounted, or elsewhere than where texts are. Then it is not known which texts had a page.
   */
  readonly isPartial: boolean
}

/** https://gohugo.io/configuration/module/#mounts: if texts are mounted, `contentDir` does not count. */
export function mountsIn(settings: Fields): readonly Mount[] {
  const written = fieldsOf(settings.get('module')).get('mounts')
  return (Array.isArray(written) ? written : []).map(fieldsOf).flatMap(mount => {
    const source = textAt(mount, 'source')
    const target = tidy(textAt(mount, 'target') ?? '')
    // Hugo does not build a site that has a mount without a source.
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

/** Removes slashes and dots around a path. */
export function tidy(folder: string): string {
  return folder.replace(/^\.?\/|\/+$/g, '')
}
