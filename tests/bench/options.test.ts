import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readOptions, usage } from '../../bench/options.ts'

const optionsIn = (text: string) => [...new Set(text.match(/--[a-z]+/g))].sort()

describe('the options of `npm run bench`', () => {
  it('are those that the page about performance lists', () => {
    const page = readFileSync('docs/reference/performance.md', 'utf8')

    const table = [...page.matchAll(/^\| `(--[^`]+)` \|/gm)].map(([, option = '']) => option)
    expect(optionsIn(table.join(' '))).toEqual(optionsIn(usage))
  })

  it('accept several sizes, and peers by name', () => {
    const asked = readOptions(['build', '--posts', '100,50000', '--peers', 'zola,hugo'])

    expect(asked).toMatchObject({ part: 'build', posts: [100, 50_000], peers: ['zola', 'hugo'] })
  })

  it.each([
    [['weather'], 'there is nothing called "weather" to measure'],
    [['build', '--posts', '10,many'], '--posts many: write a whole number above 0'],
    [['build', '--peers', 'nanoc'], '--peers nanoc: write zola or hugo or eleventy or astro'],
  ])('are rejected with a reason when invalid: %j', (words, said) => {
    expect(() => readOptions(words)).toThrow(said)
  })
})
