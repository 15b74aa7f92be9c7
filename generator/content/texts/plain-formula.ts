import { createRequire } from 'node:module'
import type Temml from 'temml'
import { rememberOne } from '../../remember.ts'

const openTemml = rememberOne(() => createRequire(import.meta.url)('temml') as typeof Temml)

/** A formula where there can only be words: x², a/b, √(x+1). As it was written where it cannot be set: pages say why. */
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

/** Of what Temml writes: every element is closed. */
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

/** Without what is never seen, such as the sign that a function is applied. */
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
      // Without a line it is none: what can be chosen, one above the other.
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
  // Primes and accents stand where they belong.
  if (/^[\p{Sk}\p{Lm}\p{Mn}′″‴→‾~]+$/u.test(words)) return words
  return inLetters(words, `${above}ⁱ`, `${plain}i`) ?? `^${together(words)}`
}

function lowered(words: string): string {
  return (
    inLetters(words, `${below}ᵢⱼₖ`, `${plain}ijk`) ??
    `_${/^\p{L}+$/u.test(words) ? words : together(words)}`
  )
}

/** `null` where there is no such letter for one of them. */
function inLetters(words: string, letters: string, known: string): string | null {
  const found = Array.from(words, letter => letters[known.indexOf(letter)])
  return found.includes(undefined) ? null : found.join('')
}

/** `(a)(b)` begins and ends with brackets as well, which are not of one pair. */
function together(words: string): string {
  return /^(?:.|[\d.]+|\((?:[^()]|\([^()]*\))*\))$/u.test(words) ? words : `(${words})`
}
