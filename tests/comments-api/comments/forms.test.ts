import { describe, expect, it } from 'vitest'
import { outcomes } from '../../../comments-api/contract/submission.ts'
import { everyRate, startService } from '../service.ts'

describe('a comment form sent without scripts', () => {
  it('redirects to the article with the fragment for a held comment', async () => {
    const service = await startService()

    const answer = await service.submitForm('rome', { name: 'Ada', body: 'Hello' })

    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe(`http://localhost:8080/rome/#${outcomes.pending}`)
  })

  it('redirects to the article with fragments for a published and for a duplicate comment', async () => {
    const service = await startService({ config: { moderation: 'none' } })

    const first = await service.submitForm('rome', { name: 'Ada', body: 'Hello' })
    const second = await service.submitForm('rome', { name: 'Ada', body: 'Hello' })

    expect(first.headers.get('location')).toMatch(/#response-published$/)
    expect(second.status).toBe(303)
    expect(second.headers.get('location')).toMatch(/#response-duplicate$/)
  })

  it('accepts a body of 10,000 characters, also of three or four bytes each', async () => {
    const service = await startService()

    const answers = [
      await service.submitForm('rome', { name: 'Ada', body: '読'.repeat(10_000) }),
      await service.submitForm('rome', { name: 'Ada', body: '🏔'.repeat(10_000) }),
    ]

    expect(answers.map(answer => answer.status)).toEqual([303, 303])
  })

  it('is answered with 429 and the submitted text if sent too often, and accepted later', async () => {
    const once = { max: 1, timeWindow: 60_000 }
    const service = await startService({ rates: everyRate(once) })
    await service.submitForm('rome', { name: 'Ada', body: 'One' })

    const second = await service.submitForm('rome', { name: 'Ada', body: 'Two words' })
    service.clock.advance(60_000)
    const later = await service.submitForm('rome', { name: 'Ada', body: 'Two words' })

    expect(second.status).toBe(429)
    expect(second.headers.get('retry-after')).toBe('60')
    expect(await second.text()).toContain('Two words')
    expect(later.status).toBe(303)
  })
})
