import type { PostPage } from '../../generator/plan/pages.ts'
import { homePage } from '../../templates/pages/home.ts'
import { postPage } from '../../templates/pages/post.ts'
import { sampleCard, samplePost, sampleText, site } from './samples.ts'

export const text = sampleText('<p>Words.</p>')
export const post = (changes: Partial<PostPage> = {}) =>
  postPage(site, samplePost(changes), text).toString()

export function homeOf({ newer = null }: { newer?: string | null } = {}, facts = site): string {
  const page = { title: site.title, description: '', url: '/', canonical: 'https://blog.example/' }
  const cards = [sampleCard({ tags: [{ url: '/tags/books/', title: 'books' }] })]
  return homePage(facts, { kind: 'home', ...page, cards, number: 1, newer, older: null }).toString()
}
