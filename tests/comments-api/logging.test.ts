import { describe, expect, it } from 'vitest'
import { startService } from './service.ts'

describe('the log', () => {
  it('is one JSON object a line, and quotes nobody when something fails', async () => {
    const service = await startService()
    const cause = Object.assign(new Error('550 5.1.1 <ada@example.org>: no such user'), {
      code: 'EENVELOPE',
      detail: 'Key (author_email)=(ada@example.org) exists',
    })
    const error = new Error('no column "Ada\n\u001b[31mLovelace" in (words of hers)', { cause })

    service.app.log.error({ err: error }, 'unexpected error')

    const line = service.lines.at(-1) ?? ''
    expect(line.split('\n')).toHaveLength(2)
    expect(line).not.toMatch(/ada@|Lovelace|words of hers/)
    expect(line).not.toContain('\u001b')
    expect(JSON.parse(line)).toMatchObject({
      msg: 'unexpected error',
      err: {
        type: 'Error',
        message: 'no column … in …',
        cause: { code: 'EENVELOPE', message: '550 5.1.1 …: no such user' },
      },
    })
  })

  it('has neither words nor names, addresses, tokens or cookies of what is sent', async () => {
    const service = await startService({ config: { moderation: 'none' } })
    const headers = { cookie: 'canary=1', authorization: 'Bearer canary', 'user-agent': 'canary' }

    await service.submit('rome', { name: 'canary', email: 'canary@example.org', body: 'canary' })
    await service.post('/api/threads/canary/comments', { body: 'canary\n{"level":60}' }, headers)
    await service.ask('/admin/enter/canary', { method: 'POST', headers })
    await service.ask('/api/comments/canary', { method: 'DELETE', headers })

    expect(service.lines.length).toBeGreaterThan(3)
    expect(service.lines.join('')).not.toContain('canary')
    for (const line of service.lines) expect(() => JSON.parse(line)).not.toThrow()
  })
})
