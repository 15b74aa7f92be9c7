const datePrefix = /^(\d{4}-\d{2}-\d{2})[-_]/

/** What a file's name says: `posts/2026-11-20-a-title.md` or `posts/2026-11-20-a-title/index.md`. */
export type FileName = { readonly day: string | null; readonly slug: string }

export function readFileName(source: string): FileName {
  const parts = source.replace(/\.md$/, '').split('/')
  const last = parts.at(-1)
  const name = (last === 'index' && parts.length > 2 ? parts.at(-2) : last) ?? ''
  const day = datePrefix.exec(name)?.[1] ?? null
  return { day, slug: slugOf(day === null ? name : name.slice(day.length + 1)) }
}

/** Letters and digits of every script are kept; everything between them becomes one hyphen. */
export function slugOf(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/\p{Variation_Selector}/gu, '')
    .replaceAll('#', ' sharp ')
    .replaceAll('+', ' plus ')
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
}
