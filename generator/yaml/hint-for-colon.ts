/** Matches what keyboards produce instead of a colon and a space, which YAML reads as part of the key. */
const start = /^(\p{Zs}*)([A-Za-z]+)(\p{Zs}*)([:：])(\p{Zs}*)/u

/** How to mend a line that looks like `key: value` but is not; `null` if that is not its mistake. */
export function hintForColon(line: string): string | null {
  const [whole, indent = '', key = '', before = '', colon, behind = ''] = start.exec(line) ?? []
  if (whole === undefined) return null
  if (colon === '：')
    return `Write "${key}: …", with the narrow colon of Latin letters and a space.`
  if (hasOtherSpace(indent + before + behind))
    return `Write "${key}: …" with plain spaces: one of these is another kind of space, as ⌥ and the space bar type it.`
  // "https://" is not a key.
  if (behind === '' && !line.startsWith('//', whole.length))
    return `Write a space after the colon: "${key}: …".`
  return null
}

function hasOtherSpace(spaces: string): boolean {
  return /[^ ]/.test(spaces)
}
