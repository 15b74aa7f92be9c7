import { inNumber } from '../../in-number.ts'
import type { Fault, Mistake } from '../preview-state.ts'
import { element } from './element.ts'

type Note = {
  /** Also shown on the tab that remains when the note is closed. */
  readonly title: string
  /** Whether the note opens by itself. */
  readonly isUrgent: boolean
  readonly parts: readonly HTMLElement[]
}

type Mistakes = Extract<Fault, { kind: 'mistakes' }>
type Crash = Extract<Fault, { kind: 'crash' }>

/** What the overlay shows the author. */
export function noteOf(fault: Fault, putAway: () => void): Note {
  return fault.kind === 'crash' ? noteOfCrash(fault, putAway) : noteOfMistakes(fault, putAway)
}

function noteOfMistakes(fault: Mistakes, putAway: () => void): Note {
  const { mistakes, total, isPublished } = fault
  const title = `${inNumber(total, isPublished ? 'warning' : 'mistake')} in the content`
  const explanation = isPublished
    ? 'The site was built all the same.'
    : 'The site stays as it was until this is corrected.'
  const left = total - mistakes.length
  const rest = element('p', { class: 'rest' }, `… and ${left} more, all listed in the terminal.`)
  return {
    title,
    isUrgent: !isPublished,
    parts: [
      heading({ eyebrow: 'Errata', title }, putAway),
      element('p', { id: 'explanation', class: 'explanation' }, explanation),
      element('ol', {}, ...mistakes.map(entryOf)),
      ...(left > 0 ? [rest] : []),
    ],
  }
}

function noteOfCrash({ message, stack }: Crash, putAway: () => void): Note {
  const title = 'The build broke off'
  const explanation =
    'Not by a mistake in your text. The site stays as it was until a build succeeds.'
  return {
    title,
    isUrgent: true,
    parts: [
      heading({ eyebrow: 'Broken off', title }, putAway),
      element('p', { id: 'explanation', class: 'explanation' }, explanation),
      element('p', { class: 'message' }, message),
      ...(stack === '' ? [] : [element('pre', { tabindex: '0', class: 'stack' }, stack)]),
    ],
  }
}

function heading(
  words: { readonly eyebrow: string; readonly title: string },
  putAway: () => void,
): HTMLElement {
  const button = element('button', { type: 'button' }, 'Close ', element('kbd', {}, 'Esc'))
  button.addEventListener('click', putAway)
  return element(
    'header',
    {},
    element('p', { class: 'eyebrow' }, words.eyebrow),
    element('h1', { id: 'title' }, words.title),
    button,
  )
}

function entryOf({ place, severity, code, message, hint, frame }: Mistake): HTMLElement {
  return element(
    'li',
    { class: severity },
    element(
      'p',
      { class: 'facts' },
      element('strong', {}, severity),
      ' ',
      element('code', {}, code),
      ' ',
      element('code', { class: 'place' }, ...breakable(place)),
    ),
    element('h2', { class: 'message' }, message),
    ...(frame === '' ? [] : [frameOf(frame)]),
    element('p', { class: 'hint' }, hint),
  )
}

/** Marks the line at fault. Everything else looks as in the terminal. */
function frameOf(frame: string): HTMLElement {
  const lines = frame.split('\n').map(line => {
    const [, gutter = '', text = line] = /^(.*? \| )(.*)$/.exec(line) ?? []
    const kind = kindOf(line)
    return element(
      'span',
      { class: kind },
      element('span', { class: 'gutter' }, gutter),
      text,
      '\n',
    )
  })
  return element('pre', { tabindex: '0', class: 'frame' }, ...lines)
}

function kindOf(line: string): 'fault' | 'caret' | 'line' {
  if (line.startsWith('  >')) return 'fault'
  return /^ +\| *\^$/.test(line) ? 'caret' : 'line'
}

/** Lets a long path break after its slashes. */
function breakable(place: string): (string | HTMLElement)[] {
  return place.split(/(?<=\/)/).flatMap(part => [part, element('wbr')])
}
