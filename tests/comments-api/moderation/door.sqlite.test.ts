import { describe, expect, it } from 'vitest'
import { ownPage, signInModerator } from '../moderator.ts'
import { startService } from '../service.ts'

// URLs are parsed before the database is queried, so one engine is enough.

/** Spellings that `fetch` would normalise before it sends them. */
const spellings = [
  '//admin',
  '//admin/',
  '/admin//',
  '/admin%2f',
  '/admin%2F',
  '/%61dmin/',
  '/ADMIN',
  '/ADMIN/',
  '/Admin/',
  '/admin;x',
  '/admin/;x',
  '/admin/.',
  '/./admin/',
  '/x/../admin/',
  '/x/%2e%2e/admin/',
  '/admin/%',
  '/admin%',
  '/admin/%00',
  '/admin/?status=%',
  '/admin\\',
  '/admin/%5c',
  '/admin/?/../healthz',
]

describe('the sign-in gate of the moderation desk', () => {
  it('shows no comment without a session, however the URL is spelt', async () => {
    const service = await startService()
    await service.submit('rome', { body: 'Canary.' })

    const answers = await Promise.all(spellings.map(url => service.app.inject({ url })))

    const open = answers.filter(({ statusCode }) => ![400, 401, 404].includes(statusCode))
    expect(open.map(answer => answer.raw.req.url)).toEqual([])
    expect(answers.map(answer => answer.body).join()).not.toContain('Canary')
  })

  it('lets a moderator in at a percent-encoded URL too', async () => {
    const service = await startService()
    const { cookie } = await signInModerator(service)

    const answers = await Promise.all(
      ['/admin/', '/%61dmin/'].map(url => service.app.inject({ url, headers: { cookie } })),
    )

    expect(answers.map(answer => answer.statusCode)).toEqual([200, 200])
  })

  it('uses the heading of each of its pages as the title', async () => {
    const service = await startService()
    const shut = await service.postForm('/admin/comments', {}, ownPage)
    const used = await service.postForm('/admin/enter/none', {}, ownPage)
    const foreign = await service.postForm(
      '/admin/enter/none',
      {},
      { origin: 'https://evil.example' },
    )
    const opened = await Promise.all(['/admin/', '/admin/enter/x'].map(path => service.ask(path)))

    const pages = await Promise.all([shut, used, foreign, ...opened].map(page => page.text()))

    expect(pages.map(page => textOf(page, 'title'))).toEqual([
      'Sign in to the desk',
      'This link no longer works',
      'This did not come from the desk',
      'Sign in to the desk',
      'Sign in to the desk',
    ])
    expect(pages.map(page => textOf(page, 'h1'))).toEqual(pages.map(page => textOf(page, 'title')))
  })

  it('returns a reply that was sent after the session ended, unless the origin is foreign', async () => {
    const service = await startService()
    const fields = { body: 'Long <considered>' }

    const late = await service.postForm('/admin/comments/x/reply', fields, ownPage)
    const foreign = await service.postForm('/admin/comments/x/reply', fields, {
      origin: 'https://evil.example',
    })

    expect(late.status).toBe(401)
    expect(await late.text()).toContain('Long &lt;considered&gt;</textarea>')
    expect(await foreign.text()).not.toContain('considered')
  })
})

function textOf(page: string, element: string): string | undefined {
  return new RegExp(`<${element}>(.*?)</${element}>`).exec(page)?.[1]
}
