/**
 * Whether the text is a language tag of BCP 47 that begins with the code of a language. The standard also has room for
 * names of five to eight letters, of which none was ever registered, so "english" is a mistake that no browser knows.
 */
export function isLanguageTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1 && /^[a-z]{2,3}(?:-|$)/i.test(text)
  } catch {
    return false
  }
}
