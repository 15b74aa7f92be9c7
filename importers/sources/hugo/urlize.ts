export type Urlize = {
  /** For the path of a file, if that is the address. */
  ofFile(path: string): string
  ofSlug(slug: string): string
  /** For what a pattern is filled in with. */
  ofPart(words: string): string
  /** For a pattern that is filled in. */
  ofPattern(path: string): string
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
    // Hugo takes each part for a URL, and leaves out a fragment that is empty.
    ofPart: words => urlize(words).replace(/^([^#]*)#$/, '$1'),
    // In the whole, it takes a "+" for a space.
    ofPattern: path => urlize(path.replaceAll('+', ' ')),
  }
}

function sanitise(path: string): string {
  return path
    .replace(/[^\p{L}\p{Nd}\p{M}\s._/\\#+~@-]/gu, '')
    .trim()
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
