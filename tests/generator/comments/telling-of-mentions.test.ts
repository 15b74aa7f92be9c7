import { describe, expect, it } from 'vitest'
import { createSiteFolder, plainSite, post } from '../site-folder.ts'

const link = '\n  Link: </api/webmention>; rel="webmention"\n'

async function build(settings = '', front = '', about = plainSite) {
  const site = createSiteFolder({
    'site.yaml': `${about}${settings}`,
    'posts/2026-01-01-one.md': post('One --> "two" <!-- & three', front),
  })
  await site.build()
  return site
}

describe('a post says where other sites tell that they link to it', () => {
  it('in its head, in what the server sends with it, and below the form', async () => {
    using site = await build()
    const page = site.page('one/index.html')

    expect(page).toContain('<link rel="webmention" href="/api/webmention">')
    expect(page).toMatch(/<link rel="pingback" href="https?:\/\/[^/]+\/api\/pingback">/)
    expect(page).toMatch(
      /Blogs tell of links to this at: <code>https?:\/\/[^/]+\/api\/trackback\/one<\/code>/,
    )
    expect(site.page('_headers')).toMatch(
      new RegExp(
        `/:part1/\\n  Cache-Control: [^\\n]+${link}  X-Pingback: https?://[^/]+/api/pingback`,
      ),
    )
  })

  it('and to old programs in a comment that no title ends', async () => {
    using site = await build()

    const [rdf = ''] = /<!--\n<rdf:RDF.*?-->/s.exec(site.page('one/index.html')) ?? []

    expect(rdf).toMatch(/<\/rdf:RDF>\n-->$/)
    expect(rdf.match(/--/g)).toHaveLength(2)
    expect(rdf).toContain('dc:title="One -&#45;&gt; &quot;two&quot; &lt;!-&#45; &amp; three"')
    expect(rdf).toMatch(/trackback:ping="https?:\/\/[^/]+\/api\/trackback\/one"/)
  })

  it('in a comment of XML also where the site’s own name has two hyphens', async () => {
    const about = plainSite.replace(/^url: .*$/m, 'url: https://xn--bcher-kva.example')
    using site = await build('', '', about)

    const [rdf = ''] = /<!--\n<rdf:RDF.*?-->/s.exec(site.page('one/index.html')) ?? []

    expect(rdf.match(/--/g)).toHaveLength(2)
    expect(rdf).toContain('ping="https://xn-&#45;bcher-kva.example/api/trackback/one"')
  })

  it('not where its conversation is closed', async () => {
    using site = await build('', 'comments: closed')
    const page = site.page('one/index.html')

    expect(page).not.toMatch(/webmention|pingback|trackback/)
    expect(site.page('_headers')).not.toContain('webmention')
  })

  it('without trackback where the owner wants none, and the service is told', async () => {
    using site = await build('comments: { trackback: false }\n')

    expect(site.page('one/index.html')).not.toContain('rackback')
    expect(site.page('one/index.html')).toContain('rel="webmention"')
    expect(JSON.parse(site.page('threads.json'))).toMatchObject({ trackback: false })
  })
})
