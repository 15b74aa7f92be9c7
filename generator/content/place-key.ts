/**
 * Returns the same key for two names that some file system treats as the same. macOS uses Unicode's full case folding:
 * "ß" and "ẞ" become "ss", and all forms of sigma are equal. But "ı" never equals "i".
 * https://www.unicode.org/Public/UNIDATA/CaseFolding.txt
 */
export function placeKey(path: string): string {
  // Lower case first: `toUpperCase` turns "ß" into "SS", but leaves "ẞ" as it is.
  const fold = (part: string) => part.toLowerCase().toUpperCase().toLowerCase()
  const folded = path.replace(/[^ı]+/g, fold)
  return folded.normalize('NFC')
}
