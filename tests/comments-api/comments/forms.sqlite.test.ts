import { describe, expect, it } from 'vitest'
import { share } from '../lifetime.ts'
import { startService, thread } from '../service.ts'

// What a form says and where it leads does not depend on the database engine.

describe('a comment form sent without scripts', () => {
  const refusing = share(startService)

  it.each([
    ['en', 'ltr', 'Please write something.'],
    ['de-AT', 'ltr', 'Bitte etwas schreiben.'],
    ['fr', 'ltr', 'Veuillez écrire quelque chose.'],
    ['es', 'ltr', 'Escriba algo, por favor.'],
    ['ja', 'ltr', '何かお書きください。'],
    ['ar', 'rtl', 'يُرجى كتابة شيء.'],
  ])(
    'is returned with its mistakes in the language of the site: %s',
    async (language, direction, told) => {
      const service = await startService({ manifest: { language } })

      const page = await (await service.submitForm('rome', { name: 'Ada', body: ' ' })).text()

      expect(page).toContain(`<html lang="${language.slice(0, 2)}" dir="${direction}">`)
      expect(page).toContain(told)
    },
  )

  it('accepts a name of 60 characters outside the BMP, and returns a longer one uncut', async () => {
    const service = await startService()
    const name = '\u{1F9CB}'.repeat(60)

    const taken = await service.submitForm('rome', { name, body: 'Hello' })
    const page = await (await service.submitForm('rome', { name: `${name}x`, body: 'Bye' })).text()

    expect(taken.status).toBe(303)
    expect(page).toContain(`value="${name}x"`)
    expect(page).toMatch(/<input[^>]* name="name"[^>]* maxlength="120"/)
  })

  it('redirects to the site itself even if the manifest or the request names another host', async () => {
    const threads = [thread('rome', { url: 'https://evil.example/rome/?x=1' })]
    const service = await startService({ manifest: { threads } })
    const fields = { name: 'Ada', body: 'Hello', redirect: 'https://evil.example/' }
    const headers = { referer: 'https://evil.example/' }

    const answer = await service.postForm('/api/threads/rome/comments?next=//evil', fields, headers)

    expect(answer.headers.get('location')).toBe('http://localhost:8080/rome/#response-held')
  })

  it('is returned with messages at the fields and all submitted values, escaped', async () => {
    const body = `"quoted" </textarea><script>alert(1)</script>\n${'long '.repeat(2_500)}`

    const answer = await refusing().submitForm('rome', {
      name: 'Ada & Bob',
      email: 'not an address',
      url: 'ada.example',
      body,
    })

    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(answer.headers.get('content-security-policy')).toContain(
      "form-action 'self' http://localhost:8080;",
    )
    expect(page).toContain('value="Ada &amp; Bob"')
    expect(page).toContain('value="not an address" aria-invalid="true"')
    expect(page).toContain('&lt;/textarea&gt;&lt;script&gt;')
    expect(page.match(/long /g)).toHaveLength(2_500)
    expect(page).not.toContain('<script')
    expect(page.match(/(?<=<li><a href="#)\w+/g)).toEqual(['email', 'body'])
    expect(page.match(/(?<=<label for=")\w+/g)).toEqual([
      'body',
      'name',
      'email',
      'url',
      'website',
      'subscribe',
    ])
    expect(page).toContain('This is too long')
  })

  it('is answered with 413 and an HTML page if it is far too long', async () => {
    const answer = await refusing().submitForm('rome', { name: 'Ada', body: '読'.repeat(20_000) })

    const page = await answer.text()
    expect(answer.status).toBe(413)
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(page).toContain('far too long')
    expect(page).toContain('href="http://localhost:8080/rome/"')
  })

  it('is returned with an invalid parent id among the other mistakes, in plain words', async () => {
    const answer = await refusing().submitForm('rome', { email: 'nobody', body: '', parent: 'zz' })

    const page = await answer.text()
    expect(page).toContain(
      'The response that you answer is no longer there.<br>If you send it again, it will answer the article itself.',
    )
    expect(page).toContain('name="parent" value=""')
    expect(page).toContain('Please write something.')
    expect(page).toContain('does not look like a mail address')
    expect(page).not.toContain('Invalid')
  })

  it('from another origin is rejected with 403, and the submitted text is returned', async () => {
    const answer = await refusing().submitForm(
      'rome',
      { name: 'Ada', body: 'My words' },
      { origin: 'https://evil.example' },
    )

    expect(answer.status).toBe(403)
    expect(await answer.text()).toContain('My words')
  })

  it('to a closed thread is rejected with 403, and the submitted text is returned', async () => {
    const service = await startService({
      manifest: { threads: [thread('shut', { comments: 'closed' })] },
    })

    const answer = await service.submitForm('shut', { name: 'Ada', body: 'My words' })

    const page = await answer.text()
    expect(answer.status).toBe(403)
    expect(page).toContain('<h1>Your response was not sent</h1>')
    expect(page).toContain('My words')
  })

  it.each([
    ['an unknown thread', 'vanished', {}, 404, 'no longer takes responses to this post'],
    ['an invalid thread id', 'No%20Thread', {}, 404, 'no longer takes responses'],
    ['a site without a manifest yet', 'rome', { manifest: null }, 503, 'again in a moment'],
  ])(
    'to %s is answered with an HTML page that returns the submitted text',
    async (_, to, settings, status, told) => {
      const service = await startService(settings)
      const words = { name: 'Ada', body: 'My <words>' }

      const answer = await service.submitForm(to, words, { 'accept-language': 'en-GB' })

      const page = await answer.text()
      expect(answer.status).toBe(status)
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
      expect(page).toContain(told)
      expect(page).toContain('aria-label="Your response">\nMy &lt;words&gt;</textarea>')
      expect(page).toContain('href="http://localhost:8080/"')
    },
  )

  it('to an unknown thread is answered in the language of the Accept-Language header', async () => {
    const asked = { 'accept-language': 'de,en-US;q=0.7' }

    const answer = await refusing().submitForm('vanished', { body: 'Mein Text' }, asked)

    const page = await answer.text()
    expect(page).toContain('<html lang="de" dir="ltr">')
    expect(page).toContain('<h1>Ihre Antwort wurde nicht gesendet</h1>')
    expect(page).toContain('hier ist er.')
  })

  it('to an unknown thread is answered without a text area if the body is blank', async () => {
    const answer = await refusing().submitForm('vanished', { name: 'Ada', body: ' ' })

    const page = await answer.text()
    expect(page).toContain('<h1>Your response was not sent</h1>')
    expect(page).not.toContain('here they are')
    expect(page).not.toContain('<textarea')
  })

  it('to an unknown thread from another origin is answered without advice to try again', async () => {
    const from = { origin: 'https://evil.example' }

    const answer = await refusing().submitForm('vanished', { body: 'My words' }, from)

    const page = await answer.text()
    expect(answer.status).toBe(403)
    expect(page).toContain('This form was sent from another site.')
    expect(page).toContain('My words')
    expect(page).not.toContain('again')
  })

  it('has its own stylesheet', async () => {
    const style = await refusing().ask('/api/form.css')

    expect(style.headers.get('content-type')).toBe('text/css; charset=utf-8')
  })
})
