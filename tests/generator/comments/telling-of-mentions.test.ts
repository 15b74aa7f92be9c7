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

describe('the mention endpoints of a post', () => {
  it('are in its head, in its headers and below the form', async () => {
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

  it('are in an RDF comment that no title can close', async () => {
    using site = await build()

    const [rdf = ''] = /<!--\n<rdf:RDF.*?-->/s.exec(site.page('one/index.html')) ?? []

    expect(rdf).toMatch(/<\/rdf:RDF>\n-->$/)
    expect(rdf.match(/--/g)).toHaveLength(2)
    expect(rdf).toContain('dc:title="One -&#45;&gt; &quot;two&quot; &lt;!-&#45; &amp; three"')
    expect(rdf).toMatch(/trackback:ping="https?:\/\/[^/]+\/api\/trackback\/one"/)
  })

  it('are in a valid comment even if the host name contains two hyphens', async () => {
    const about = plainSite.replace(/^url: .*$/m, 'url: https://xn--bcher-kva.example')
    using site = await build('', '', about)

    const [rdf = ''] = /<!--\n<rdf:RDF.*?-->/s.exec(site.page('one/index.html')) ?? []

    expect(rdf.match(/--/g)).toHaveLength(2)
    expect(rdf).toContain('ping="https://xn-&#45;bcher-kva.example/api/trackback/one"')
  })

  it('are missing if its comments are closed', async () => {
    using site = await build('', 'comments: closed')
    const page = site.page('one/index.html')

    expect(page).not.toMatch(/webmention|pingback|trackback/)
    expect(site.page('_headers')).not.toContain('webmention')
  })

  it('do not include trackback if it is turned off, which the manifest states', async () => {
    using site = await build('comments: { trackback: false }\n')

    expect(site.page('one/index.html')).not.toContain('rackback')
    expect(site.page('one/index.html')).toContain('rel="webmention"')
    expect(JSON.parse(site.page('threads.json'))).toMatchObject({ trackback: false })
  })
})
