import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importHugo, hugoText as toml } from './old-site.ts'

describe('posts that Hugo did not publish or list', () => {
  it('never become public if they were drafts, expired or unrendered; scheduled ones stay so', async () => {
    const { content, post } = await importHugo({
      'content/posts/a.md': toml('draft = true\n'),
      'content/posts/b.md': toml('expiryDate = 2015-01-01\n'),
      'content/posts/c.md': toml('publishDate = 2999-01-01\n'),
      'content/posts/d.md': toml('[build]\nrender = "always"\n'),
      'content/posts/e.md': toml('[build]\nrender = "never"\n'),
      'content/posts/f.md': toml('_build = { render = false }\n'),
      'content/posts/h/_index.md': toml(
        '[[cascade]]\ndraft = true\n[cascade.target]\nkind = "page"\n',
      ),
      'content/posts/h/in/h.md': toml(''),
      'content/posts/g.md': toml('password = "open"\n'),
      'content/posts/i.md': toml('published = false\n'),
      'content/posts/j.md': toml('password = ["open"]\n'),
    })

    const fronts = readdirSync(join(content, 'posts')).map(file => post(`posts/${file}`).front)
    expect(fronts.filter(({ draft }) => draft).map(({ permalink }) => permalink)).toEqual([
      ...['a', 'b', 'e', 'f', 'g', 'h/in/h', 'i', 'j'].map(name => `/blog/posts/${name}/`),
    ])
    expect(fronts.find(({ permalink }) => permalink === '/blog/posts/c/').date).toMatch(
      /^2998-12-31/,
    )
  })

  it('become pages if no list linked to them', async () => {
    const { post, report } = await importHugo({
      'content/posts/a.md': toml('[build]\nlist = "never"\n'),
      'content/posts/b.md': toml('[build]\nlist = "local"\n'),
    })

    expect(post('pages/a.md').front).toMatchObject({ permalink: '/blog/posts/a/' })
    expect(report.kinds).toMatchObject({ page: { imported: 1 }, post: { imported: 1 } })
    expect(report.notes.map(({ message }) => message)).toEqual([
      'was in no list there; it becomes a page, because lists here show every post',
    ])
  })

  it('are all drafts if the settings may hide them', async () => {
    const { post } = await importHugo({
      'hugo.toml': 'baseURL = "https://old.example/"\n[cascade]\ndraft = true\n',
      'content/posts/a.md': toml(''),
    })

    expect(post('posts/2014-01-14-a.md').front.draft).toBe(true)
  })
})
