/**
 * Names that some file system takes for one have one key. macOS folds as Unicode does in full, "ß" to "ss" and every
 * sigma to one; in no alphabet is "ı" an "i". https://www.unicode.org/Public/UNIDATA/CaseFolding.txt
 */
export function placeKey(path: string): string {
  const folded = path.replace(/[^ı]+/g, part => part.toUpperCase().toLowerCase())
  return folded.normalize('NFC')
}
