/**
 * Names that some file system takes for one have one key. macOS folds as Unicode does in full, "ß" and "ẞ" to "ss" and
 * every sigma to one; in no alphabet is "ı" an "i". https://www.unicode.org/Public/UNIDATA/CaseFolding.txt
 */
export function placeKey(path: string): string {
  // The capital of "ß" is its own capital.
  const fold = (part: string) => part.toLowerCase().toUpperCase().toLowerCase()
  const folded = path.replace(/[^ı]+/g, fold)
  return folded.normalize('NFC')
}
