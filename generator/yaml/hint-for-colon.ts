/** What keyboards give for a colon and a space, and what YAML takes for letters of the key. */
const start = /^(\p{Zs}*)([A-Za-z]+)(\p{Zs}*)([:：])(\p{Zs}*)/u

/** How to mend a line that begins like `key: value` and is none; `null` where that is not what is wrong. */
export function hintForColon(line: string): string | null {
  const [whole, indent = '', key = '', before = '', colon, behind = ''] = start.exec(line) ?? []
  if (whole === undefined) return null
  if (colon === '：')
    return `Write "${key}: …", with the narrow colon of Latin letters and a space.`
  if (hasOtherSpace(indent + before + behind))
    return `Write "${key}: …" with plain spaces: one of these is another, as ⌥ and the space bar give it.`
  // "https://" is no key.
  if (behind === '' && !line.startsWith('//', whole.length))
    return `Write a space behind the colon: "${key}: …".`
  return null
}

function hasOtherSpace(spaces: string): boolean {
  return /[^ ]/.test(spaces)
}
