import { expect, it } from 'vitest'
import { homePage } from '../../templates/pages/home.ts'
import { sampleCard, site } from './samples.ts'

function homeOf(pages: { newer: string | null; older: string | null; number: number }): string {
  const described = { title: site.title, description: '', url: '/', canonical: site.url }
  const page = { kind: 'home' as const, ...described, cards: [sampleCard()], ...pages }
  return homePage(site, page).toString()
}

it('the front page links to older posts, and has no page number', () => {
  const markup = homeOf({ newer: null, older: '/page/2/', number: 3 })

  expect(markup).toContain('href="/page/2/">Older posts</a>')
  expect(markup).not.toContain('turn-number')
})

it('an older page shows the number in its address', () => {
  const markup = homeOf({ newer: '/', older: '/page/1/', number: 2 })

  expect(markup).toContain('<span class="turn-number">Page 2</span>')
})

it('a single page has no pagination', () => {
  const markup = homeOf({ newer: null, older: null, number: 1 })

  expect(markup).not.toContain('class="turn"')
})
