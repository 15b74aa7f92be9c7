import { describe, expect, it } from 'vitest'
import { createSiteFolder, plainSite, post } from '../site-folder.ts'
import { idsIn } from './markdown-text.ts'

describe('a post with every kind of Markdown', () => {
  it('has no style attributes and no duplicate ids on its page', async () => {
    const text = [
      '## Part[^1]',
      '> [!NOTE]\n> $E = mc^2$',
      'Term\n: [two](2026-01-02-two.md)',
      '- [ ] open',
      '| a | b |\n|:--|--:|\n| 1 | 2 |',
      '$$\n\\begin{array}{c|c} a & b \\\\ \\hline c & d \\end{array}\n$$',
      '```ts {1} title="a.ts"\nconst a = 1\n```',
      '[^1]: Note.',
    ].join('\n\n')
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post('One', '', text),
      'posts/2026-01-02-two.md': post('Two', '', text.replace('2026-01-02-two', '2026-01-01-one')),
    })

    await site.build()

    const page = site.page('one/index.html')
    expect(page).not.toMatch(/<[^>]* style=/)
    expect(page).toContain('<dd><a href="/two/">two</a></dd>')
    expect(page).toContain('<math display="block"')
    const ids = idsIn(page.slice(page.indexOf('<article'), page.indexOf('</article>')))
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('the id of a heading', () => {
  it('differs from every id of the page around it', async () => {
    using site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One', '') })
    await site.build()
    const ids = idsIn(site.page('one/index.html'))

    const headings = ids.map(id => `## ${id.replaceAll(/\W/g, ' ')}`).join('\n\n')
    site.write('posts/2026-01-01-one.md', post('One', '', headings))
    await site.build()

    const all = idsIn(site.page('one/index.html'))
    expect(ids).toEqual(expect.arrayContaining(['reply-body', 'mark:1', 'mark:owner']))
    expect(all.length).toBe(2 * ids.length)
    expect(all.filter(id => ids.includes(id))).toEqual(ids)
  })
})

describe('video and audio files beside a post', () => {
  it('are published with it', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-one/index.md': post('One', '', 'Words.\n\n![Sea](sea%20one.mp4)'),
      'posts/2026-01-01-one/sea one.mp4': 'bytes',
    })

    await site.build()

    expect(site.page('one/index.html')).toContain('src="/one/sea%20one.mp4"')
    expect(site.page('one/sea one.mp4')).toBe('bytes')
  })
})

describe('a site without syntax highlighting', () => {
  const code = post('One', '', '```ts {1}\nconst a = 1 < 2\n```')

  it('shows code uncoloured, with its marked lines, its language and the script of its Copy button', async () => {
    using site = createSiteFolder({
      'site.yaml': `${plainSite}syntaxHighlighting: false\n`,
      'posts/2026-01-01-one.md': code,
    })

    await site.build()

    expect(site.page('one/index.html')).toContain(
      'aria-label="Code: ts"><code class="language-ts"><mark class="line">const a = 1 &lt; 2\n</mark></code></pre>',
    )
    expect(site.page('one/index.html')).toMatch(/<script [^>]*src="\/assets\/copy-code-[^"]+\.js"/)
  })

  it('colours the code of every post once highlighting is turned on', async () => {
    using site = createSiteFolder({
      'site.yaml': `${plainSite}syntaxHighlighting: false\n`,
      'posts/2026-01-01-one.md': code,
    })
    await site.build()
    site.write('site.yaml', plainSite)

    await site.build()

    expect(site.page('one/index.html')).toContain('<span class="code-keyword">const</span>')
  })
})
