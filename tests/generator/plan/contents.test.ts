import { describe, expect, it } from 'vitest'
import { contentsPart } from '../../../templates/parts/contents.ts'
import { samplePost, site } from '../../templates/samples.ts'
import { createSiteFolder, post } from '../site-folder.ts'

const part = (id: string, parts: readonly ReturnType<typeof leaf>[] = []) => ({
  ...leaf(id),
  parts,
})
const leaf = (id: string) => ({ id, title: `About ${id}`, parts: [] })
const outline = [part('first', [leaf('日本')]), part('second')]

describe('the table of contents of a post', () => {
  it('links to its headings, with subheadings nested', () => {
    const contents = String(contentsPart(site, samplePost({ minutes: 5 }), outline))

    expect(contents).toContain(
      '<li><a href="#first">About first</a><ol><li><a href="#%E6%97%A5%E6%9C%AC">About 日本</a></li></ol></li><li><a href="#second">',
    )
  })

  it.each([
    ['a short text', 4, outline],
    ['two headings', 9, outline.slice(1)],
  ])('is left out for %s', (_, minutes, headings) => {
    expect(contentsPart(site, samplePost({ minutes }), headings)).toBe(false)
  })

  it("is labelled in the site's language around headings in the post's language", () => {
    const page = samplePost({ minutes: 5, language: 'ar' })

    const contents = String(contentsPart(site, page, outline))

    expect(contents).toMatch(/<nav [^>]*lang="en" dir="ltr">[\s\S]*<div lang="ar" dir="rtl"><ol>/)
  })
})

describe('the archive', () => {
  it.each([
    [3, false],
    [4, true],
  ])('of %s years has links to each year: %s', async (count, isLeading) => {
    const years = Array.from({ length: count }, (_, year) => 2020 + year)
    using site = createSiteFolder(
      Object.fromEntries(
        years.map(year => [`posts/${year}-01-01-y${year}.md`, post(`In ${year}`)]),
      ),
    )

    await site.build()

    expect(site.page('archive/index.html').includes('<a href="#year-2020">2020</a>')).toBe(
      isLeading,
    )
  })
})
