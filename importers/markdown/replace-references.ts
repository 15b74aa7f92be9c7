import { replaceAddresses } from '../../generator/content/texts/html-addresses.ts'
import { changeOutsideCode } from './outside-code.ts'

const written = [
  /(\]\(\s*)(?:<([^<>\n]+)>|((?:[^\s()\\<]|\\.|\([^\s()]*\))+))/g,
  /(^ {0,3}\[(?!\^)(?:[^[\]\\]|\\.){1,999}\]:\s*)(?:<([^<>\n]+)>|(\S+))/gm,
]

/** Replaces addresses in Markdown and in the HTML within it; `addressOf` returns `null` for one that stays. */
export function replaceReferences(
  markdown: string,
  addressOf: (reference: string) => string | null,
): string {
  return changeOutsideCode(markdown, text => replaceIn(text, addressOf))
}

function replaceIn(markdown: string, addressOf: (reference: string) => string | null): string {
  const replaced = written.reduce(
    (text, pattern) =>
      text.replace(pattern, (whole, before: string, bracketed?: string, bare?: string) => {
        const address = addressOf(bracketed ?? bare ?? '')
        return address === null ? whole : `${before}${address}`
      }),
    markdown,
  )
  return replaceAddresses(replaced, addressOf)
}
