import { keepHeadingIds } from '../../markdown/heading-ids.ts'
import { changeOutsideBlocks, changeOutsideCode } from '../../markdown/outside-code.ts'

/**
 * Removes lists of attributes, which only change looks, and keeps the ids of headings as anchors:
 * https://kramdown.gettalong.org/syntax.html
 */
export function plainMarkdown(markdown: string, note: (message: string) => void): string {
  const shown = keepHeadingIds(withPipesInTables(withoutComments(markdown)), note)
  return changeOutsideCode(shown, text =>
    withLineBreaks(text)
      .replace(abbreviation, (_, short: string, long: string) => {
        note(`explained ${short} as "${long}", which does not come along`)
        return ''
      })
      .replace(/^[ \t]*(?:[*+-]|\d+\.)[ \t]+.{0,40}\n[ \t]*\{:toc[^}\n]{0,200}\}[ \t]*$/gim, '')
      .replace(/^[ \t]{0,9}\{:[^}\n]{0,300}\}[ \t]*$\n?/gm, '')
      .replace(/(?<=[)\]*_"'>\w])\{:[ \t]?[^}\n]{0,300}\}/g, '')
      .replace(
        /^([ \t]{0,3}<\w+[^<>\n]{0,500}?) markdown="?(?:1|block|span)"?([^<>\n]{0,500}>)[ \t]*\n/gim,
        '$1$2\n\n',
      )
      .replace(/\{::(?:nomarkdown|options)[^}\n]{0,300}\/?\}|\{:\/(?:nomarkdown)?\}/g, ''),
  )
}

/** kramdown takes a pipe in code as it is. Here it would end the cell, and the rest of the row would be lost. */
function withPipesInTables(markdown: string): string {
  return changeOutsideBlocks(markdown, text =>
    text.replace(table, rows =>
      rows.replace(/(?<!`)(`+)(?!`)[^\n]{1,500}?(?<!`)\1(?!`)/g, code =>
        code.replace(/(?<!\\)\|/g, '\\|'),
      ),
    ),
  )
}

/** A row of names, one of hyphens, and more rows. */
const table =
  /^[^\n|]*\|[^\n]*\n[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*(?:\n[^\n]*\|[^\n]*)+/gm

const abbreviation = /^ {0,3}\*\[([^\]\n]{1,200})\]:[ \t]*([^\n]{0,500})$\n?/gm

/** Two backslashes end a line, but in formulas. */
function withLineBreaks(text: string): string {
  const parts = text.split(/(\$\$[\s\S]*?\$\$)/)
  return parts
    .map((part, index) =>
      index % 2 === 0 ? part.replace(/(?<=\S)[ \t]*\\\\[ \t]*\n(?=[ \t]*\S)/g, '\\\n') : part,
    )
    .join('')
}

/** Stands for the beginning of a comment. No text holds it, because it is no character. */
const opening = '\u{fdd0}'

/** Removes what nobody saw: `{::comment}…{:/comment}`, which may hold code. One without an end was shown. */
function withoutComments(markdown: string): string {
  return changeOutsideCode(markdown, text => text.replaceAll('{::comment}', opening))
    .replace(/\u{fdd0}[^\u{fdd0}]*?\{:\/(?:comment)?\}/gu, '')
    .replaceAll(opening, '{::comment}')
}
