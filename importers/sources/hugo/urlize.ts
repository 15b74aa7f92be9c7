export type Urlize = {
  /** For the name of a file, or a path of names. */
  ofFile(path: string): string
  ofSlug(slug: string): string
  ofTitle(title: string): string
}

type Settings = { readonly keepsCase: boolean; readonly dropsAccents: boolean }

/** https://github.com/gohugoio/hugo/blob/master/common/paths/path.go, Sanitize, and its normalisation of file names. */
export function createUrlize({ keepsCase, dropsAccents }: Settings): Urlize {
  const urlize = (words: string) => {
    const kept = sanitise(dropsAccents ? withoutAccents(words) : words)
    return keepsCase ? kept : lowerCase(kept)
  }
  return {
    // Each space is a hyphen before anything is left out: "a & b" becomes "a--b", but a title "a-b".
    ofFile: path => urlize(keepsCase ? path : path.replaceAll(' ', '-')),
    ofSlug: slug => urlize(slug.replace(/^-+|-+$/g, '')),
    ofTitle: title => urlize(title.replaceAll('/', '-')).replace(/\+|#$/g, ''),
  }
}

function sanitise(path: string): string {
  return path
    .replace(/[^\p{L}\p{Nd}\p{M}\s._/\\#+~@-]/gu, '')
    .trimStart()
    .replace(/\s*-\s*|\s+/g, found => (/^\s+$/.test(found) ? '-' : found.trim()))
}

function withoutAccents(path: string): string {
  return path
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .normalize('NFC')
}

/** Letter by letter, as Go does it. JavaScript writes a sigma at the end of a word and the Turkish "İ" in another way. */
function lowerCase(path: string): string {
  return [...path.replaceAll('İ', 'i')].map(letter => letter.toLowerCase()).join('')
}
