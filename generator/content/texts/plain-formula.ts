import { createRequire } from 'node:module'
import type Temml from 'temml'
import { rememberOne } from '../../remember.ts'

const openTemml = rememberOne(() => createRequire(import.meta.url)('temml') as typeof Temml)

/** Writes a formula as plain text: x², a/b, √(x+1). Invalid TeX stays as it is; its page reports the mistake. */
export function plainFormula(tex: string): string {
  try {
    const said = say(readElement(openTemml().renderToString(tex, { throwOnError: true })))
    return said.replace(/\s+/g, ' ').trim()
  } catch {
    return tex
  }
}

type Element = { readonly name: string; readonly opened: string; readonly parts: Part[] }
type Part = Element | string

/** Parses Temml's MathML, in which every element has an end tag. */
function readElement(mathml: string): Element {
  const root: Element = { name: 'math', opened: '', parts: [] }
  const open = [root]
  for (const [whole, closes, name = '', text] of mathml.matchAll(/<(\/?)(\w+)[^>]*>|([^<]+)/g)) {
    if (text !== undefined) open.at(-1)?.parts.push(readText(text))
    else if (closes) open.pop()
    else {
      const element: Element = { name, opened: whole, parts: [] }
      open.at(-1)?.parts.push(element)
      open.push(element)
    }
  }
  return root
}

const escaped: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  '#x27': "'",
  amp: '&',
}

/** Leaves out invisible characters, such as the one for function application. */
function readText(text: string): string {
  return text
    .replace(/&(lt|gt|quot|#x27|amp);/g, (_, name: string) => escaped[name] ?? '')
    .replace(/[\u2061-\u2064]/g, '')
}

function say(part: Part | undefined): string {
  if (part === undefined || typeof part === 'string') return part ?? ''
  const { name, opened, parts } = part
  const [first, second, third] = parts
  switch (name) {
    case 'msup':
    case 'mover':
      return say(first) + raised(say(second))
    case 'msub':
    case 'munder':
      return say(first) + lowered(say(second))
    case 'msubsup':
    case 'munderover':
      return say(first) + lowered(say(second)) + raised(say(third))
    case 'mfrac':
      // Without a line it is not a fraction but a binomial coefficient or the like.
      if (opened.includes('linethickness="0')) return `${say(first)}; ${say(second)}`
      return `${together(say(first))}/${together(say(second))}`
    case 'msqrt':
      return `√${together(parts.map(say).join(''))}`
    case 'mroot':
      return `${raised(say(second))}√${together(say(first))}`
    case 'mspace':
      return /width="0(?:\.0*)?[a-z]/.test(opened) ? '' : ' '
    case 'mtable':
      return parts.map(say).join('; ')
    case 'mtr':
      return parts.map(say).join(', ')
    default:
      return parts.map(say).join('')
  }
}

const plain = '0123456789+−=()n'
const above = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ'
const below = '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ'

function raised(words: string): string {
  // Primes and accents are raised already.
  if (/^[\p{Sk}\p{Lm}\p{Mn}′″‴→‾~]+$/u.test(words)) return words
  return inLetters(words, `${above}ⁱ`, `${plain}i`) ?? `^${together(words)}`
}

function lowered(words: string): string {
  return (
    inLetters(words, `${below}ᵢⱼₖ`, `${plain}ijk`) ??
    `_${/^\p{L}+$/u.test(words) ? words : together(words)}`
  )
}

/** `null` if any of the letters has no such form. */
function inLetters(words: string, letters: string, known: string): string | null {
  const found = Array.from(words, letter => letters[known.indexOf(letter)])
  return found.includes(undefined) ? null : found.join('')
}

/** Adds brackets unless it has them: in `(a)(b)`, the first and the last are not a pair. */
function together(words: string): string {
  return /^(?:.|[\d.]+|\((?:[^()]|\([^()]*\))*\))$/u.test(words) ? words : `(${words})`
}
