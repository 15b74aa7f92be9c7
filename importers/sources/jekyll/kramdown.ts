import { keepHeadingIds } from '../../markdown/heading-ids.ts'
import { changeOutsideCode } from '../../markdown/outside-code.ts'

/**
 * Removes lists of attributes, which only change looks, and keeps the ids of headings as anchors:
 * https://kramdown.gettalong.org/syntax.html
 */
export function plainMarkdown(markdown: string): string {
  return changeOutsideCode(markdown, text =>
    keepHeadingIds(text)
      .replace(/^[ \t]*(?:[*+-]|\d+\.)[ \t]+.{0,40}\n[ \t]*\{:toc[^}\n]{0,200}\}[ \t]*$/gim, '')
      .replace(/^[ \t]{0,9}\{:[^}\n]{0,300}\}[ \t]*$\n?/gm, '')
      .replace(/(?<=[)\]*_"'>\w])\{:[ \t]?[^}\n]{0,300}\}/g, '')
      .replace(/\{::(?:nomarkdown|options)[^}\n]{0,300}\/?\}|\{:\/(?:nomarkdown)?\}/g, ''),
  )
}
