import { describe, expect, it } from 'vitest'
import { ada, last, press, start, withSubscriber } from '../subscriber.ts'

// Wording and layout of mails do not depend on the database, so one engine is enough.

describe('a subscriber', () => {
  it('gets sentences in the direction of the mail, even if they begin with an Arabic name', async () => {
    const { to, say, id } = await withSubscriber()

    await say({ name: 'أحمد', body: 'لا.', parent: id })

    expect(last(to(ada.email)).html).toContain('<p>أحمد answered you on “About rome”:</p>')
  })

  it.each([
    ['de', 'Neue Antwort: About rome', 'ltr', 'left', '1.5', ':'],
    ['fr', 'Nouvelle réponse\u00a0: About rome', 'ltr', 'left', '1.5', '\u00a0:'],
    ['es', 'Nueva respuesta: About rome', 'ltr', 'left', '1.5', ':'],
    ['ja', '新しい返信：About rome', 'ltr', 'left', '1.7', '：'],
    ['ar', 'رد جديد: About rome', 'rtl', 'right', '1.7', ':'],
  ])(
    'is mailed in the language of the site, with its direction and punctuation: %s',
    async (language, subject, direction, side, leading, colon) => {
      const { service, to, say } = await start({ manifest: { language } })
      const id = await say(ada)
      const [, link = ''] =
        /http:\/\/localhost:8080(\S+)/.exec(last(to(ada.email)).text ?? '') ?? []
      const page = await (await service.ask(link)).text()
      await press(service, link)

      await say({ name: 'Bob', body: 'Hello.', parent: id })

      const mail = last(to(ada.email))
      expect(page).toContain(`<html lang="${language}" dir="${direction}">`)
      expect(mail.subject).toBe(subject)
      expect(mail.html).toContain(`<html lang="${language}" dir="${direction}">`)
      // Mail programs in a browser show what is inside `body`, and drop what says how.
      const shown = (mail.html ?? '').replace(/^.*<body[^>]*>/s, '').trim()
      expect(shown).toMatch(new RegExp(`^<div lang="${language}" dir="${direction}" style="`))
      expect(mail.text).toMatch(new RegExp(`[^\\s:：]${colon}\nhttp`))
      expect(mail.html).toContain(`padding-${side}:1em;border-${side}:3px`)
      expect(mail.html).toContain(`font:16px/${leading} `)
    },
  )
})
