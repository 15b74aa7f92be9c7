import type { Place } from '../diagnostic.ts'
import {
  complaintAboutCondition,
  complaintAboutRule,
  redirectStatuses,
  relativeTo,
} from './redirect-fields.ts'
import type { HostingMistake, RedirectRule } from './rules.ts'
import { isAddress, linesOf, mistakeAt, type Remark, type TextLine } from './text-lines.ts'

type Mistake = Omit<HostingMistake, 'file'>
type Word = Place & { readonly text: string }

/**
 * Reads `_redirects` as Netlify does: the old address, parameters, the new address, a status and conditions, separated
 * by spaces. https://docs.netlify.com/routing/redirects/#syntax-for-the-redirects-file
 */
export function readRedirects(text: string): { rules: RedirectRule[]; mistakes: Mistake[] } {
  const rules: RedirectRule[] = []
  const mistakes: Mistake[] = []
  for (const line of linesOf(text)) {
    if (line.text.length > longestLine) mistakes.push(mistakeAt(line, tooLong))
    const read = readRule(line)
    if ('message' in read) mistakes.push(read)
    else rules.push(read)
  }
  mistakes.push(...complaintsAboutNumber(rules))
  return { rules, mistakes: mistakes.toSorted((a, b) => a.line - b.line) }
}

function readRule(line: TextLine): RedirectRule | Mistake {
  const [from, ...words] = wordsOf(line)
  if (from === undefined) return mistakeAt(line, withoutTarget)
  const position = words.findIndex(({ text }) => isAddress(text))
  const to = words[position]
  if (to === undefined) return targetMistake(from, words)
  const [status, ...conditions] = words.slice(position + 1)
  const query = words.slice(0, position)
  const rule = {
    from: from.text,
    to: to.text,
    status: Number.parseInt(status?.text ?? '301', 10),
    isForced: status?.text.endsWith('!') ?? false,
    query: pairsOf(query),
    conditions: pairsOf(conditions),
    fromPlace: placeOf(from),
    toPlace: placeOf(to),
  }
  return (
    firstMistake(query, complaintAboutParameter) ??
    firstMistake(status === undefined ? [] : [status], complaintAboutStatus) ??
    firstMistake(conditions, complaintAboutPair) ??
    ruleMistake(rule) ??
    rule
  )
}

/** The words before a comment. */
function wordsOf({ line, column, text }: TextLine): Word[] {
  const words = [...text.matchAll(/\S+/g)].map(found => ({
    line,
    column: column + found.index,
    text: found[0],
  }))
  const comment = words.findIndex(word => word.text.startsWith('#'))
  return comment === -1 ? words : words.slice(0, comment)
}

function pairsOf(words: readonly Word[]): Record<string, string> {
  return Object.fromEntries(
    words.map(({ text }) => {
      const [key = '', ...value] = text.split('=')
      return [key, value.join('=')] as const
    }),
  )
}

function placeOf({ line, column }: Place): Place {
  return { line, column }
}

function firstMistake(
  words: readonly Word[],
  complaint: (text: string) => Remark | null,
): Mistake | null {
  for (const word of words) {
    const said = complaint(word.text)
    if (said !== null) return mistakeAt(word, said)
  }
  return null
}

function ruleMistake(rule: RedirectRule): Mistake | null {
  const complaint = complaintAboutRule(rule)
  return complaint === null
    ? null
    : mistakeAt(complaint.part === 'from' ? rule.fromPlace : rule.toPlace, complaint.said)
}

function targetMistake(from: Word, words: readonly Word[]): Mistake {
  const target = words.find(({ text }) => !isPair(text) && !/^\d+!?$/.test(text))
  return target === undefined
    ? mistakeAt(from, withoutTarget)
    : mistakeAt(target, relativeTo(target.text))
}

function isPair(text: string): boolean {
  return /^[^=]+=[^=]/.test(text)
}

function complaintAboutParameter(text: string): Remark | null {
  return isPair(text) ? null : noParameter(text)
}

function complaintAboutStatus(text: string): Remark | null {
  if (redirectStatuses.some(status => text === `${status}` || text === `${status}!`)) return null
  return isPair(text) ? pairBeforeStatus(text) : noStatus(text)
}

function complaintAboutPair(text: string): Remark | null {
  const [key = '', ...value] = text.split('=')
  return complaintAboutCondition(key, value.join('='))
}

// https://developers.cloudflare.com/pages/configuration/redirects/#per-file
const longestLine = 1_000
const mostRules = 2_100

function complaintsAboutNumber(rules: readonly RedirectRule[]): Mistake[] {
  const surplus = rules[mostRules]
  return surplus === undefined ? [] : [mistakeAt(surplus.fromPlace, tooMany)]
}

const withoutTarget: Remark = {
  message: 'the rule does not say where it leads',
  hint: 'Write the new address after the old one: /old/ /new/ 301',
}

function noParameter(text: string): Remark {
  return {
    message: `"${text}" is before the new address but is not a parameter`,
    hint: 'Write /old/ /new/ 301, or parameters between the two as name=value.',
  }
}

function noStatus(text: string): Remark {
  return {
    message: `"${text}" is not a status that a rule can have`,
    hint: 'Write 301, 302, 303, 307, 308, 200 or 404, with "!" after it to let the rule apply even if there is a file.',
  }
}

function pairBeforeStatus(text: string): Remark {
  return {
    message: `"${text}" is where the status should be`,
    hint: 'Write the status before the conditions: /old/ /new/ 302 Country=de',
  }
}

const tooLong: Remark = {
  severity: 'warning',
  message: `the line has more than ${longestLine.toLocaleString('en')} characters, so Cloudflare ignores it`,
  hint: 'Shorten the addresses.',
}

const tooMany: Remark = {
  severity: 'warning',
  message: `Cloudflare reads no more than ${mostRules.toLocaleString('en')} rules, and this is the next one`,
  hint: 'Replace several rules by one with "*".',
}
