import { describe, expect, it } from 'vitest'
import type { Tagged } from '../../../generator/plan/numbered-tags.ts'
import { createRelated, nearestPosts } from '../../../generator/plan/related.ts'
import fc from '../../fast-check.ts'
import { createSiteFolder, post } from '../site-folder.ts'

/** A plain implementation of the rule. */
function relatedByTheRule(posts: readonly Tagged[], position: number): Tagged[] {
  const own = posts[position]
  const weightOf = (tag: string) => {
    const same = posts.filter(({ tags }) => tags.includes(tag)).length
    return same === posts.length ? 0 : Math.max(1, Math.round(Math.log2(posts.length / same)))
  }
  const distanceOf = (place: number) => Math.abs(place - position)
  return posts
    .map((other, place) => ({
      other,
      place,
      score: other.tags
        .filter(tag => own?.tags.includes(tag))
        .reduce((sum, tag) => sum + weightOf(tag), 0),
    }))
    .filter(({ other, place, score }) => {
      const isNeighbour = Math.abs(place - position) <= 1
      const isSameSeries = own?.series !== null && other.series === own?.series
      return score > 0 && !isNeighbour && !isSameSeries
    })
    .sort(
      (a, b) => b.score - a.score || distanceOf(a.place) - distanceOf(b.place) || a.place - b.place,
    )
    .slice(0, 3)
    .map(({ other }) => other)
}

const taggedArbitrary = fc.record({
  tags: fc.subarray(['a', 'b', 'c', 'd', 'e']),
  series: fc.option(fc.constantFrom('x', 'y'), { freq: 4 }),
})

describe('related posts', () => {
  it('are the three posts with the rarest shared tags, the closest in time first', () => {
    fc.assert(
      fc.property(fc.array(taggedArbitrary, { maxLength: 30 }), tagged => {
        // Posts with the same tags differ by their place.
        const posts = tagged.map((one, place) => ({ ...one, place }))

        const relatedTo = createRelated(posts, nearestPosts(posts))
        const withNewest = nearestPosts(posts, nearestPosts(posts.slice(1)))

        const byTheRule = posts.map((_, position) => relatedByTheRule(posts, position))
        expect(posts.map((_, position) => relatedTo(position))).toEqual(byTheRule)
        expect(posts.map((_, position) => createRelated(posts, withNewest)(position))).toEqual(
          byTheRule,
        )
      }),
    )
  })

  it('are listed with their dates, without neighbours and posts that share no tag', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-far.md': post('Far', 'tags: [salt]'),
      'posts/2026-01-02-stranger.md': post('Stranger', 'tags: [sugar]'),
      'posts/2026-01-03-neighbour.md': post('Neighbour', 'tags: [salt]'),
      'posts/2026-01-04-own.md': post('Own', 'tags: [salt]'),
    })

    await site.build()

    const [related] = site.page('own/index.html').match(/<nav class="related[\s\S]*?<\/nav>/) ?? []
    expect(related).toContain('Read on')
    expect(related).toMatch(/January 1, 2026<\/time> <a href="\/far\/"/)
    expect(related?.match(/<li>/g)).toHaveLength(1)
    expect(site.page('stranger/index.html')).not.toContain('class="related')
  })

  it("stay the same on all pages but its neighbour's when a new post shares no tag", async () => {
    const days = Array.from({ length: 12 }, (_, n) => String(n + 10))
    using site = createSiteFolder(
      Object.fromEntries(
        days.map((day, n) => [
          `posts/2026-01-${day}-d${day}.md`,
          post(`Day ${day}`, `tags: [t${n % 3}]`),
        ]),
      ),
    )
    await site.build()
    const before = days.map(day => site.page(`d${day}/index.html`))

    site.write('posts/2026-02-01-new.md', post('New', 'tags: [new]'))
    await site.build()

    const after = days.map(day => site.page(`d${day}/index.html`))
    expect(after.slice(0, -1)).toEqual(before.slice(0, -1))
    expect(after.at(-1)).not.toBe(before.at(-1))
  })
})
