import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { explanations } from '../../../comments-api/comments/reasons.ts'
import { processorTimeOfAll } from '../../processor-time.ts'
import { share } from '../lifetime.ts'
import { signInModerator } from '../moderator.ts'
import { type Service, startService, thread, toJson, type Words } from '../service.ts'

// How the judge treats words and names does not depend on the database engine.

const open = { config: { moderation: 'none' } } as const
const first = { author: { name: 'Inês Marvão', url: null } }

/** As the page's script does it: a stamp when the form is entered, and some time for typing. */
async function openForm(service: Service): Promise<string> {
  const answer = await service.ask('/api/form')
  return ((await answer.json()) as { stamp: string }).stamp
}

function sendStamped(service: Service, stamp: string, words: Words = {}) {
  return service.post('/api/threads/rome/comments', { ...toJson(words), form: { stamp } })
}

describe('more than three links', () => {
  it.each([
    ['written out', 'https://a.example/ '.repeat(4)],
    ['with character references', '[a](&#104;ttps://a.example/) '.repeat(4)],
    ['with an escaping backslash', '[a](https\\://a.example/) '.repeat(4)],
    ['as mail addresses', '<ann@a.example> '.repeat(4)],
    ['as words that are no links', '`https://a.example/ mailto:a@a.example` '.repeat(2)],
  ])('%s, are held', async (_how, body) => {
    const service = await startService(open)

    const three = body.slice(0, (body.length / 4) * 3).replaceAll('a', 'o')
    const many = await service.submit('rome', { body })
    const few = await service.submit('rome', { body: three })

    expect([many.status, few.status]).toEqual([202, 201])
  })
})

describe('the time from opening a form to sending it', () => {
  it('is measured with a stamp that must not be cached', async () => {
    const service = await startService(open)

    const answer = await service.ask('/api/form')

    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  it('does not hold a comment if it is 20 seconds', async () => {
    const service = await startService(open)
    const stamp = await openForm(service)
    service.clock.advance(20_000)

    expect((await sendStamped(service, stamp)).status).toBe(201)
  })

  it('does not hold a comment if it is unknown, as without scripts', async () => {
    const service = await startService(open)

    const answers = [
      await service.submit('rome'),
      await service.submitForm('rome', { body: 'Hi.' }),
    ]

    expect(answers.map(answer => answer.status)).toEqual([201, 303])
    expect((await service.read('rome')).count).toBe(2)
  })

  it('holds a comment if it is one second, and the desk shows why', async () => {
    const service = await startService(open)
    const stamp = await openForm(service)
    service.clock.advance(1_000)

    const answer = await sendStamped(service, stamp)

    expect(answer.status).toBe(202)
    const moderator = await signInModerator(service)
    expect(await moderator.desk()).toContain(explanations['too-fast'])
  })

  it('cannot be forged, and is unknown with a stamp older than a day', async () => {
    const service = await startService(open)
    const stamp = await openForm(service)
    service.clock.advance(25 * 60 * 60 * 1000)
    const [openedAt = ''] = (await openForm(service)).split('.')
    const forged = `${openedAt}.${stamp.split('.')[1]}`

    const old = await sendStamped(service, stamp, { body: 'https://a.example '.repeat(4) })
    const made = await sendStamped(service, forged, { body: 'Forged.' })

    expect([old.status, made.status]).toEqual([202, 202])
    const desk = await (await signInModerator(service)).desk()
    expect(desk).toContain(explanations['no-stamp'])
    expect(desk).toContain(explanations['stamp-forged'])
  })

  it('is measured in a form that is returned with mistakes, too', async () => {
    const service = await startService(open)
    const page = await (await service.submitForm('rome', { name: 'Ada', body: '' })).text()
    const stamp = /name="stamp" value="([^"]+)"/.exec(page)?.[1] ?? ''

    await service.submitForm('rome', { name: 'Ada', body: 'At once.', stamp })

    expect((await service.read('rome')).count).toBe(0)
  })
})

describe('the name of an author of the site', () => {
  const marlow = { author: { name: 'Will Marlow', url: null } }
  const baker = { author: { name: 'Beth Baker', url: null } }
  const authors = [thread('oslo', first), thread('bonn', marlow), thread('bern', baker)]
  const threads = [thread('rome'), ...authors]
  const service = share(() => startService({ ...open, manifest: { threads } }))

  it.each([
    'Inês Marvão',
    'INÊS  MARVÃO',
    'lnês Marvão',
    'Inês Mаrvãо',
    'Ι\u200bnês Ｍarvão',
    'Ine\u0302s Marva\u0303o',
  ])('is refused to everybody else, also as %j', async name => {
    const answer = await service().submit('rome', { name })

    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({ fields: [{ field: 'author.name' }] })
  })

  it.each([
    'VVill Marlow',
    'Will Marlovv',
    'W1ll Marlow',
    'ᴡɪʟʟ Mᴀʀʟᴏᴡ',
    'ᴡɪʟʟ ᴍᴀʀʟᴏᴡ',
    'Will Marlow 🇮🇪',
    'Will Marlow™',
    '🅦🅸🅻🅻 🅼🅰🆁🅻🅾🆆',
    'Wíll-Marlow (owner)',
    'Will мarlow',
    'Beтh Baker',
    'Betн Baker',
    'вeтн вaкer',
    'Beτh Baκer',
  ])('is held if it only looks or reads alike: %s', async name => {
    const answers = [
      await service().submit('bonn', { name, body: `It is me, ${name}.` }),
      await service().submit('bonn', { name: 'Marlow Will', body: `It is not ${name}.` }),
    ]

    expect(answers.map(answer => answer.status)).toEqual([202, 201])
  })

  it('of one word is held beside punctuation, but not as part of another name', async () => {
    const ana = thread('rome', { author: { name: 'Ana', url: null } })
    const service = await startService({ ...open, manifest: { threads: [ana] } })

    const statuses: Record<string, number> = {}
    for (const name of ['Ana – author', 'Blog/Ana', 'Ana Silva', 'Ana-Maria', "D'Ana", 'Anabel']) {
      statuses[name] = (await service.submit('rome', { name, body: `I am ${name}.` })).status
    }

    expect(statuses).toEqual({
      ...{ 'Ana – author': 202, 'Blog/Ana': 202 },
      ...{ 'Ana Silva': 201, 'Ana-Maria': 201, "D'Ana": 201, Anabel: 201 },
    })
  })

  it('is not found in a name with an additional length or iteration mark', async () => {
    const authors = ['マリ', '佐木'].map(name => ({ name, url: null }))
    const threads = authors.map((author, place) => thread(`post-${place}`, { author }))
    const service = await startService({ ...open, manifest: { threads } })

    const statuses: Record<string, number> = {}
    for (const name of ['マリー', 'ﾏﾘｰ', '佐々木', 'マリ ー', 'マリᵃ']) {
      const sent = { name, body: `I am ${name}.` }
      statuses[name] = (await service.submit('post-0', sent)).status
    }

    expect(statuses).toEqual({ マリー: 201, ﾏﾘｰ: 201, 佐々木: 201, 'マリ ー': 202, マリᵃ: 202 })
  })

  it('is compared within 50 ms with a name of characters that expand to many', async () => {
    const name = 'ﷺ'.repeat(60)
    const times: number[] = []

    for (const body of ['One.', 'Two.', 'Three.', 'Four.']) {
      times.push(await processorTimeOfAll(() => service().submit('bonn', { name, body })))
    }

    expect(Math.min(...times)).toBeLessThan(50)
  })

  it('sent with a form without scripts is reported at its field', async () => {
    const service = await startService({ manifest: { threads: [thread('rome', first)] } })

    const answer = await service.submitForm('rome', { name: 'Inês Marvão', body: 'It is me.' })

    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('id="name-mistake"')
  })
})

it('docs/reference/spam.md lists exactly the reasons that exist', async () => {
  const reference = await readFile(
    new URL('../../../docs/reference/spam.md', import.meta.url),
    'utf8',
  )

  const listed = [...reference.matchAll(/^\| `([a-z-]+)` +\|/gm)].map(([, code]) => code)
  expect(listed.sort()).toEqual(Object.keys(explanations).sort())
})
