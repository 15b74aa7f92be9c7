import { describe, expect, it } from 'vitest'
import { signInModerator } from '../moderator.ts'
import { startService } from '../service.ts'

/** Fetch would mend these addresses before they are sent. */
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

describe('the door of the desk', () => {
  it('shows a stranger nothing, however the address is spelt', async () => {
    const service = await startService()
    await service.submit('rome', { body: 'Canary.' })

    const answers = await Promise.all(spellings.map(url => service.app.inject({ url })))

    const open = answers.filter(({ statusCode }) => ![400, 401, 404].includes(statusCode))
    expect(open.map(answer => answer.raw.req.url)).toEqual([])
    expect(answers.map(answer => answer.body).join()).not.toContain('Canary')
  })

  it('opens for a moderator at every spelling that is the same address', async () => {
    const service = await startService()
    const { cookie } = await signInModerator(service)

    const answers = await Promise.all(
      ['/admin/', '/%61dmin/'].map(url => service.app.inject({ url, headers: { cookie } })),
    )

    expect(answers.map(answer => answer.statusCode)).toEqual([200, 200])
  })
})
