import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

/** Seen in Firefox and in WebKit; Chromium, in which the other tests run, supports all of this. */
const misread = [
  ['the content of a marker, which Safari ignores', /::marker[^{}]*\{[^}]*\bcontent:/],
  ['a shorthand of underlines, which Safari ignores', /text-decoration:\s*\w+\s[^;]/],
  [
    'a selection without prefix, which Safari ignores',
    /(?<!-webkit-user-select: all;\s+)(?<!-)user-select:/,
  ],
  [
    'punctuation that hangs everywhere, which Safari cuts off',
    /(?:body|:root|html)\s*\{[^}]*hanging-punctuation/,
  ],
  ['kerning that is forced, by which Firefox squeezes Japanese', /font-kerning:\s*normal/],
] as const

const styles = ['templates/styles', 'comments-api/moderation/styles'].flatMap(folder =>
  readdirSync(folder).map(file => readFileSync(join(folder, file), 'utf8')),
)

it.each(misread)('no style sheet has %s', (_, form) => {
  expect(styles.filter(style => form.test(style))).toEqual([])
})
