import { changeOutsideCode } from '../../markdown/outside-code.ts'

/** https://kramdown.gettalong.org/syntax.html: lists of attributes go, which only arrange; what names a place stays a place. */
export function plainMarkdown(markdown: string): string {
  return changeOutsideCode(markdown, text =>
    text
      .replace(/^[ \t]*(?:[*+-]|\d+\.)[ \t]+.{0,40}\n[ \t]*\{:toc[^}\n]{0,200}\}[ \t]*$/gim, '')
      .replace(
        /^(#{1,6}[ \t]+)(.{1,500}?)[ \t]*\{:?[ \t]*#([\w:.-]+)[^}\n]{0,200}\}[ \t]*$/gm,
        anchor,
      )
      .replace(/^[ \t]{0,9}\{:[^}\n]{0,300}\}[ \t]*$\n?/gm, '')
      .replace(/(?<=[)\]*_"'>\w])\{:[ \t]?[^}\n]{0,300}\}/g, '')
      .replace(/\{::(?:nomarkdown|options)[^}\n]{0,300}\/?\}|\{:\/(?:nomarkdown)?\}/g, ''),
  )
}

function anchor(_: string, signs: string, words: string, id: string): string {
  return `${signs}<a id="${id}"></a>${words}`
}
