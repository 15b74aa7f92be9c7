import { keepHeadingIds } from '../../markdown/heading-ids.ts'
import { changeOutsideCode } from '../../markdown/outside-code.ts'

/**
 * https://kramdown.gettalong.org/syntax.html: lists of attributes
 * go, which only arrange; what names a place stays a place.
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
