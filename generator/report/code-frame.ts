import { printable } from './printable.ts'

const linesAround = 1
const widest = 100

/** The line of a mistake with the lines around it, as compilers show it. Lines and columns start at 1. */
export function codeFrame(
  text: string,
  { line, column }: { readonly line: number; readonly column: number },
): string {
  const lines = text.split(/\r?\n/)
  const first = Math.max(1, line - linesAround)
  const last = Math.min(lines.length, line + linesAround)
  const gutter = String(last).length
  const shown = Array.from({ length: last - first + 1 }, (_, offset) => first + offset)
  return shown
    .flatMap(number => {
      const frame = `  ${number === line ? '>' : ' '} ${String(number).padStart(gutter)} | ${cutAround(lines[number - 1] ?? '', column)}`
      return number === line
        ? [frame, `    ${' '.repeat(gutter)} | ${caret(lines[number - 1] ?? '', column)}`]
        : [frame]
    })
    .join('\n')
}

/** Cuts long lines around the column. */
function cutAround(line: string, column: number): string {
  const first = firstColumn(column)
  return printable(line.slice(first, first + widest).replace(/\t/g, ' '))
}

function caret(line: string, column: number): string {
  const before = line.slice(firstColumn(column), column - 1)
  return `${' '.repeat([...before].length)}^`
}

function firstColumn(column: number): number {
  return column > widest ? column - Math.floor(widest / 2) : 0
}
