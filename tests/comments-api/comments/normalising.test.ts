import { describe, expect, it } from 'vitest'
import { avatarOf } from '../../../comments-api/comments/avatar.ts'
import { normaliseEmail } from '../../../comments-api/comments/fields/email.ts'
import { nameKey, normaliseName, shortName } from '../../../comments-api/comments/fields/name.ts'
import {
  normaliseLine,
  normaliseText,
  shortLine,
} from '../../../comments-api/comments/fields/text.ts'
import { normaliseUrl } from '../../../comments-api/comments/fields/url.ts'
import { Avatar } from '../../../comments-api/contract/thread.ts'
import { anyCharacter } from '../../any-character.ts'
import fc from '../../fast-check.ts'
import { processorTime } from '../../processor-time.ts'

describe('a name', () => {
  it.each([
    ['  Ada   Lovelace ', 'Ada Lovelace'],
    ['A\u202eda', 'Ada'],
    ['A\u200bd\u200da\ufe0f', 'Ada'],
    ['\u3164\u115f\u2800', ''],
    ['\ufffc\u{1d159}\u{13441}\u{16fe4}', ''],
    ['\u0301\u0323', ''],
    ['\u0489 Ada', 'Ada'],
    ['\u094d\u200cمینا', 'مینا'],
    ['\u200d\u200c\u200d', ''],
    ['👩‍👩‍👧 Ada', '👩‍👩‍👧 Ada'],
    ['👩🏽\u200d🚀', '👩🏽\u200d🚀'],
    ['🚀\u200dA\u200d🚀', '🚀A🚀'],
    ['ශ්\u200dරී', 'ශ්\u200dරී'],
    ['می\u200cنا', 'می\u200cنا'],
    ['مینا\u200c', 'مینا'],
    ['م\u200c\u200c\u200dن', 'من'],
    ['Ada\nBob', 'Ada Bob'],
    ['e\u0301', '\u00e9'],
    ['e\u200b\u0301', '\u00e9'],
    [`a${'\u0316'.repeat(50)}`, `a${'\u0316'.repeat(4)}`],
    ['日本 太郎', '日本 太郎'],
    ['\ud800x', '\ufffdx'],
  ])('%j is shown as %j', (sent, shown) => {
    expect(normaliseName(sent)).toBe(shown)
  })

  it.each([
    ['Olive Owner', 'ΟLIVE  ownеr'],
    ['Ada', 'Аda'],
    ['Ada', 'Ａｄａ'],
    ['Will', 'WiII'],
    ['مینا', 'می\u200cنا'],
  ])('%j and %j have the same key because they look alike', (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other))
  })

  it('that is too long is cut without a trailing space', () => {
    expect(shortName(`${'a'.repeat(59)} Lovelace`)).toBe('a'.repeat(59))
  })

  it('always yields a valid avatar', () => {
    fc.assert(fc.property(fc.string(), name => Avatar.safeParse(avatarOf(name)).success))
  })
})

describe('a mail address', () => {
  it.each([
    ['Ada@Example.ORG ', 'ada@example.org'],
    ['a.b+c@bücher.example', 'a.b+c@xn--bcher-kva.example'],
  ])('%j is stored as %j', (sent, stored) => {
    expect(normaliseEmail(sent)).toBe(stored)
  })

  it.each([
    'ada',
    'ada@localhost',
    'a@b@c.example',
    '"a b"@c.example',
    'a(b)@c.example',
    'a@b.example\r\nbcc: c@d.example',
    'a@[127.0.0.1]',
    'a@127.0.0.1',
    'a@2130706433',
    'a..b@c.example',
    'a@-b.example',
    `${'a'.repeat(65)}@b.example`,
    `a@${'ü.'.repeat(60)}example`,
    `${'a'.repeat(20_000)}@b.example`,
    `a@${'('.repeat(20_000)}`,
  ])('%.40j is rejected within 50 ms of processor time', sent => {
    let email: string | null = sent
    const taken = processorTime(() => {
      email = normaliseEmail(sent)
    })

    expect(email).toBeNull()
    expect(taken).toBeLessThan(50)
  })
})

describe('a website', () => {
  it.each([
    ['example.org', 'https://example.org/'],
    ['http://Example.org/A b'.replace(' ', '%20'), 'http://example.org/A%20b'],
    ['https://example.org:8443/', 'https://example.org:8443/'],
    ['https://bücher.example', 'https://xn--bcher-kva.example/'],
    ['http://[2001:DB8::1]/', 'http://[2001:db8::1]/'],
    ['ada.example:8080/blog', 'https://ada.example:8080/blog'],
  ])('%j is stored as %j', (sent, stored) => {
    expect(normaliseUrl(sent)).toBe(stored)
  })

  it.each([
    'javascript:alert(1)',
    'javascript:1234',
    'javascript://a.example/%0aalert(1)',
    'data:text/html,x',
    'mailto:ada@a.example',
    'ftp://a.example',
    'https://u:p@a.example',
    'https://:p@a.example',
    'https://a.example:22/',
    'localhost',
    'https:\\\\a.example',
    'https://a.example/\nx',
    `https://a.example/${'a'.repeat(500)}`,
    `https://a.example/${'ü'.repeat(100)}`,
    '',
  ])('%.40j gives no link', sent => {
    expect(normaliseUrl(sent)).toBeNull()
  })
})

describe('a text', () => {
  it('is stored as well-formed Unicode without control characters, whatever was sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), text => {
        const stored = normaliseText(`${text}\ud800\0\u0007`)
        const controls = Array.from(stored).filter(
          letter => letter < ' ' && !'\t\n'.includes(letter),
        )
        return stored.isWellFormed() && controls.length === 0
      }),
    )
  })

  it('is stored without the code points that HTML forbids', () => {
    expect(normaliseText('a\ufdd0\uffff\u{1fffe}b')).toBe('ab')
  })

  it('is normalised within 50 ms even with tens of thousands of marks on one letter', () => {
    const form = `a${'\u0315\u0300\u05ae\uff9e'.repeat(20_000)}`

    const taken = processorTime(() => normaliseText(form))

    expect(taken).toBeLessThan(50)
  })

  it('has each ASCII character normalised alike with and without non-ASCII ones beside it', () => {
    const ascii = Array.from({ length: 128 }, (_, code) => `a${String.fromCharCode(code)}b`)

    expect(ascii.map(normaliseText)).toEqual(
      ascii.map(text => normaliseText(`é${text}`).slice('é'.length)),
    )
  })

  it('keeps tabs and has CRLF and CR converted to LF', () => {
    expect(normaliseText('a\tb\r\nc\rd')).toBe('a\tb\nc\nd')
  })

  const strange = fc
    .array(
      fc.constantFrom(
        ...'e x\0\ud800\u200b\u200c\u200d\u0301\u0323\u0f73\u1160\u2028\u2800منﾊﾞ👩🏽\n',
      ),
    )
    .map(letters => letters.join(''))

  it.each([
    { of: 'a text', normalised: normaliseText },
    { of: 'a line', normalised: normaliseLine },
    { of: 'a line that is cut', normalised: (text: string) => shortLine(text, 9) },
    { of: 'a name that is cut', normalised: shortName },
  ])(
    'does not change when it is normalised again, as an import of an archive does: $of',
    ({ normalised }) => {
      fc.assert(
        fc.property(strange, text => normalised(normalised(text)) === normalised(text)),
        {
          numRuns: 2_000,
        },
      )
    },
  )
})
