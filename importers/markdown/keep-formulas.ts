import { findFormula } from '../../generator/content/texts/find-formula.ts'
import { changeWords } from './outside-code.ts'

/**
 * Writes formulas as this site reads them, and escapes dollars around words that no system but this one would take for
 * a formula, as in `$HOME/$USER`.
 */
export function keepFormulas(markdown: string, note: (message: string) => void): string {
  if (!/[$\\]/.test(markdown)) return markdown
  return changeWords(markdown, text => escapeDollars(betweenDollars(text), note))
}

/** The signs of MathJax (https://docs.mathjax.org/en/latest/input/tex/delimiters.html), with Markdown's backslash. */
function betweenDollars(text: string): string {
  return text
    .replace(
      /\\\\\(((?:[^$\n]|\n(?!\s*\n)){1,1000}?)\\\\\)/g,
      (_, tex) => `$${withoutEscapes(tex)}$`,
    )
    .replace(
      /\\\\\[((?:[^$\n]|\n(?!\s*\n)){1,4000}?)\\\\\]/g,
      (_, tex) => `$$${withoutEscapes(tex)}$$`,
    )
}

/** Between these signs, Markdown took backslashes for its own. */
function withoutEscapes(tex: string): string {
  return tex.trim().replace(/\\([\\_*])/g, '$1')
}

function escapeDollars(text: string, note: (message: string) => void): string {
  let escaped = ''
  let end = 0
  for (let at = text.indexOf('$'); at >= 0; at = text.indexOf('$', Math.max(at + 1, end))) {
    const found = isEscaped(text, at) ? null : findFormula(text, at, text.length)
    if (found === null) continue
    const { mark, tex, next } = found
    if (mark === '$' && !isTex(tex)) {
      note(`has words between dollars that are no formula; the dollars stay: $${tex.slice(0, 60)}$`)
      escaped += `${text.slice(end, at)}\\$${tex}\\$`
    } else escaped += text.slice(end, next)
    end = next
  }
  return escaped + text.slice(end)
}

function isEscaped(text: string, at: number): boolean {
  const backslashes = /\\*$/.exec(text.slice(Math.max(0, at - 20), at))?.[0].length ?? 0
  return backslashes % 2 === 1
}

/** Names of variables of a shell, paths, and prose are none. */
function isTex(tex: string): boolean {
  if (/^[A-Z][A-Z0-9_]{2,}\W*$/.test(tex) || /[/:;,-]$/.test(tex)) return false
  return /[\\^_={}<>+|*]/.test(tex) || !/\p{L}{4}/u.test(tex)
}
