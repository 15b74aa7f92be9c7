import { describe, expect, it } from 'vitest'
import {
  checkNetlify,
  readNetlifyRedirects,
} from '../../../generator/check/output/netlify/check-netlify.ts'
import { createNetlifyProject, mistakesIn, sound } from './netlify-project.ts'
import { createPublished, said } from './published-folder.ts'

describe('netlify.toml', () => {
  it('passes in this repository', () => {
    expect(said(checkNetlify('.', { hasConversations: true }))).toEqual([])
  })

  it('may be missing', () => {
    using published = createPublished({})

    expect(checkNetlify(published.site.folder, { hasConversations: true })).toEqual([])
  })

  it('is reported if a local plug-in does not exist', () => {
    const text = `${sound}[[plugins]]\npackage = "/deploy/gone"\n`

    expect(mistakesIn(text)).toEqual([
      'netlify.toml:6:11 error invalid-hosting there is no plug-in /deploy/gone: that folder has no manifest.yml',
    ])
  })

  it('passes with contexts, plug-ins, functions, images, redirects and headers', () => {
    const text = `${sound}
[build.processing]
skip_processing = true
[context."feat/*"]
command = "npm run build -- --drafts"
[context.production.environment]
A = "b"
[[context.production.plugins]]
package = "./plugin"
[[plugins]]
package = "@a/plugin"
  [plugins.inputs]
  any = 1
[functions]
directory = "functions"
node_bundler = "esbuild"
[functions."api_*"]
external_node_modules = ["a"]
[[edge_functions]]
function = "a"
path = "/a/*"
[dev]
port = 8888
[template.environment]
SECRET = "a secret"
[images]
remote_images = ["https://a.example/.*"]
[[redirects]]
from = "/a"
to = "/b"
status = 302
query = { id = ":id" }
conditions = { Country = ["de", "at"], Language = "de" }
headers = { X-From = "Netlify" }
signed = "SECRET"
[[headers]]
for = "/*"
[headers.values]
cache-control = '''
max-age=0,
no-cache'''
Link = ["</a>; rel=preload", "</b>; rel=preload"]
`

    expect(mistakesIn(text)).toEqual([])
  })

  it('is reported without a redirect to the comment service only if the site has conversations', () => {
    const warning =
      'netlify.toml:1:1 warning invalid-hosting no redirect leads /api/* to the comment service, so readers cannot write comments'

    expect(mistakesIn(sound, { hasConversations: true })).toEqual([warning])
    expect(mistakesIn(sound)).toEqual([])
  })

  it('is reported if a rule in _redirects hides its redirect', () => {
    using published = createPublished({ 'a/index.html': '', _redirects: '# moved\n/x/* /a/ 301\n' })
    const text = `${sound}[[redirects]]\nfrom = "/x/y"\nto = "/a/"\n`

    expect(mistakesIn(text, { site: published.site })).toEqual([
      'netlify.toml:6:8 error invalid-hosting the rule never applies: /x/* in line 2 of _site/_redirects comes before it',
    ])
  })

  it('is reported if a redirect leads to a page that is not published', () => {
    using published = createPublished({ 'a/index.html': '' })
    const text = `${sound}[[redirects]]\nto = "/gone/"\nfrom = "/x"\n`

    expect(mistakesIn(text, { site: published.site })).toEqual([
      'netlify.toml:6:6 error invalid-hosting "/gone/" leads nowhere: the site has no such file',
    ])
  })

  it('is reported if it holds a secret in place of the name of its variable', () => {
    const text = `${sound}[[redirects]]\nfrom = "/x"\nto = "/a"\nsigned = "c2VjcmV0+Zm9y/bmV0bGlmeQ=="\n`

    expect(mistakesIn(text)).toEqual([
      'netlify.toml:8:10 error invalid-hosting "signed": write the name of an environment variable, never the secret itself',
    ])
  })

  it('is parsed into redirects', () => {
    using project = createNetlifyProject(
      `${sound}[[redirects]]\nfrom = "/x"\nto = "/a"\nforce = true\n`,
    )

    expect(readNetlifyRedirects(project.root)).toMatchObject([
      { from: '/x', to: '/a', status: 301, isForced: true, file: 'netlify.toml' },
    ])
  })
})
