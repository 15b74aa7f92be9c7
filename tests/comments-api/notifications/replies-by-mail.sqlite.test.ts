import { describe, expect, it } from 'vitest'
import { ada, last, press, start, withSubscriber } from '../subscriber.ts'

// How a mail is worded and set: the database has no part in that.

describe('a subscriber', () => {
  it('reads a sentence in its own direction, whatever name it begins with', async () => {
    const { to, say, id } = await withSubscriber()

    await say({ name: 'أحمد', body: 'لا.', parent: id })

    expect(last(to(ada.email)).html).toContain('<p>أحمد answered you on “About rome”:</p>')
  })

  it.each([
    ['de', 'Neue Antwort: About rome', 'ltr'],
    ['fr', 'Nouvelle réponse\u00a0: About rome', 'ltr'],
    ['es', 'Nueva respuesta: About rome', 'ltr'],
    ['ja', '新しい返信：About rome', 'ltr'],
    ['ar', 'رد جديد: About rome', 'rtl'],
  ])('is mailed in the language of the site: %s', async (language, subject, direction) => {
    const { service, to, say } = await start({ manifest: { language } })
    const id = await say(ada)
    const [, link = ''] = /http:\/\/localhost:8080(\S+)/.exec(last(to(ada.email)).text ?? '') ?? []
    const page = await (await service.ask(link)).text()
    await press(service, link)

    await say({ name: 'Bob', body: 'Hello.', parent: id })

    expect(page).toContain(`<html lang="${language}" dir="${direction}">`)
    expect(last(to(ada.email)).subject).toBe(subject)
    expect(last(to(ada.email)).html).toContain(`<html lang="${language}" dir="${direction}">`)
  })

  it.each([
    ['fr', 'left', '1.5', '\u00a0:'],
    ['ja', 'left', '1.7', '：'],
    ['ar', 'right', '1.7', ':'],
  ])('reads a mail set as its language is: %s', async (language, side, leading, colon) => {
    const { service, to, say } = await start({ manifest: { language } })
    const id = await say(ada)
    const [, link = ''] = /http:\/\/localhost:8080(\S+)/.exec(last(to(ada.email)).text ?? '') ?? []
    await press(service, link)

    await say({ name: 'Bob', body: 'Hello.', parent: id })

    const { html, text } = last(to(ada.email))
    expect(text).toMatch(new RegExp(`[^\\s:：]${colon}\nhttp`))
    expect(html).toContain(`padding-${side}:1em;border-${side}:3px`)
    expect(html).toContain(`font:16px/${leading} `)
  })
})
