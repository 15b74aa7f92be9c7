import { insertText } from './insert-text.ts'

const wrappers: Readonly<Record<string, string>> = { strong: '**', emphasis: '*' }

/** Puts a mark of Markdown around the selection, or removes it. */
export function format(field: HTMLTextAreaElement, mark: string): void {
  const wrapper = wrappers[mark]
  if (wrapper !== undefined) wrap(field, wrapper)
  if (mark === 'code') formatCode(field)
  if (mark === 'link') formatLink(field)
  if (mark === 'quote') formatQuote(field)
}

function wrap(field: HTMLTextAreaElement, mark: string): void {
  const { before, chosen, after } = partsOf(field)
  const character = mark.charAt(0)
  const run = Math.min(runAt(before, character, 'end'), runAt(after, character, 'start'))
  // One of three stars is emphasis within strong emphasis.
  const isOn = mark.length === 2 ? run >= 2 : run % 2 === 1
  const start = field.selectionStart
  if (isOn) {
    field.setSelectionRange(start - mark.length, field.selectionEnd + mark.length)
    insertText(field, chosen)
    choose(field, start - mark.length, chosen)
  } else {
    insertText(field, mark + chosen + mark)
    choose(field, start + mark.length, chosen)
  }
}

function formatCode(field: HTMLTextAreaElement): void {
  const { before, chosen } = partsOf(field)
  if (!chosen.includes('\n')) {
    wrap(field, '`')
    return
  }
  const opening = `${/(^|\n)$/.test(before) ? '' : '\n'}\`\`\`\n`
  const start = field.selectionStart + opening.length
  insertText(field, `${opening}${chosen.replace(/\n$/, '')}\n\`\`\`\n`)
  choose(field, start, chosen.replace(/\n$/, ''))
}

/** Selects what is still missing, to be typed over: the address, or the link's text. */
function formatLink(field: HTMLTextAreaElement): void {
  const { chosen } = partsOf(field)
  const start = field.selectionStart
  const isAddress = /^https?:\/\/\S+$/i.test(chosen)
  const address = isAddress ? chosen : 'https://'
  const text = isAddress ? '' : chosen
  insertText(field, `[${text}](${address})`)
  if (text === '') choose(field, start + 1, '')
  else choose(field, start + text.length + 3, address)
}

/** Whole lines, some of which may be quotations already. */
function formatQuote(field: HTMLTextAreaElement): void {
  const { before, after } = partsOf(field)
  const start = before.lastIndexOf('\n') + 1
  const end = field.selectionEnd + (after.indexOf('\n') + 1 || after.length + 1) - 1
  const lines = field.value.slice(start, end)
  const isQuoted = lines.split('\n').every(line => line.startsWith('>'))
  const quoted = isQuoted ? lines.replace(/^> ?/gm, '') : lines.replace(/^/gm, '> ')
  const caret = field.selectionStart === field.selectionEnd
  field.setSelectionRange(start, end)
  insertText(field, quoted)
  if (!caret) choose(field, start, quoted)
}

type Parts = { readonly before: string; readonly chosen: string; readonly after: string }

function partsOf({ value, selectionStart, selectionEnd }: HTMLTextAreaElement): Parts {
  return {
    before: value.slice(0, selectionStart),
    chosen: value.slice(selectionStart, selectionEnd),
    after: value.slice(selectionEnd),
  }
}

function runAt(text: string, character: string, at: 'start' | 'end'): number {
  const characters = at === 'end' ? [...text].toReversed() : [...text]
  const other = characters.findIndex(each => each !== character)
  return other === -1 ? characters.length : other
}

function choose(field: HTMLTextAreaElement, start: number, chosen: string): void {
  field.setSelectionRange(start, start + chosen.length)
}
