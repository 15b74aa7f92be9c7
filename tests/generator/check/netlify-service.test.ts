import { describe, expect, it } from 'vitest'
import {
  checkNetlify,
  type NetlifyFacts,
} from '../../../generator/check/output/netlify/check-netlify.ts'
import { readPage } from '../../../generator/check/output/page/read-page.ts'
import { createNetlifyProject, sound } from './netlify-project.ts'
import { createPublished, said } from './published-folder.ts'

function mistakesIn(text: string, facts: NetlifyFacts = {}): string[] {
  using project = createNetlifyProject(text)
  return said(checkNetlify(project.root, facts))
}

const rule = (from: string, to: string, more = 'status = 200\nforce = true\n') =>
  `${sound}[[redirects]]\nfrom = "${from}"\nto = "${to}"\n${more}`

describe('the redirect to the comment service in netlify.toml', () => {
  it.each([
    [
      'sends readers to another address with 302',
      rule('/api/*', 'https://c.example/api/:splat', 'status = 302\nforce = true\n'),
      '6:8 error invalid-hosting /api/* sends readers on with 302, so what they write does not arrive',
    ],
    [
      'is not forced',
      rule('/admin/*', 'https://c.example/admin/:splat', 'status = 200\n'),
      '6:8 warning invalid-hosting /admin/* is not forced, so a file of the site there would hide the service',
    ],
    [
      'drops the folder of the path',
      rule('/api/*', 'https://c.example/:splat'),
      '7:6 error invalid-hosting "https://c.example/:splat" does not end with /api/:splat, and the service answers nowhere else',
    ],
  ])('is reported if it %s', (_, text, expected) => {
    expect(mistakesIn(text)).toEqual([`netlify.toml:${expected}`])
  })

  it('is reported if it leads to the host of the example on another site with conversations', () => {
    const text = rule('/api/*', 'https://comments.afterword.example/api/:splat')
    const warning =
      'netlify.toml:7:6 warning invalid-hosting "comments.afterword.example" is the example\'s host, so nobody answers there'

    expect(mistakesIn(text, { hasConversations: true, origin: 'https://mine.example' })).toEqual([
      warning,
    ])
    expect(mistakesIn(text, { hasConversations: false, origin: 'https://mine.example' })).toEqual(
      [],
    )
    expect(
      mistakesIn(text, { hasConversations: true, origin: 'https://afterword.example' }),
    ).toEqual([])
  })

  it('is not reported as missing if the file cannot be parsed', () => {
    const found = mistakesIn('[[redirects]\nfrom = "/api/*"\n', { hasConversations: true })

    expect(found).toHaveLength(1)
    expect(found[0]).toContain('cannot be read')
  })
})

describe('the build command in netlify.toml', () => {
  const withCommand = (command: string) =>
    sound.replace('[build]\n', `[build]\ncommand = "${command}"\n`)

  it.each([
    ['npm run biuld', '2:11 error invalid-hosting package.json has no script "biuld"'],
    [
      'npm run build -- --base-url $DEPLOY_PRIM_URL',
      '2:11 warning invalid-hosting "$DEPLOY_PRIM_URL" is not a variable that Netlify sets',
    ],
  ])('is reported if it is %s', (command, expected) => {
    expect(mistakesIn(withCommand(command))).toEqual([`netlify.toml:${expected}`])
  })

  it('passes with variables that Netlify or the file sets, and with unlike names', () => {
    const text = `${withCommand('npm run build -- --base-url $DEPLOY_URL $DEPLOY_UR $MY_SECRET')}DEPLOY_UR = "x"\n`

    expect(mistakesIn(text)).toEqual([])
  })
})

describe('a redirect in netlify.toml', () => {
  it('is reported if no file matches its target with :splat', () => {
    using published = createPublished({ 'new/a/index.html': '' })
    const { site } = published

    expect(mistakesIn(rule('/old/*', '/nwe/:splat', ''), { site })).toEqual([
      'netlify.toml:7:6 error invalid-hosting "/nwe/:splat" leads nowhere: the site has no such file',
    ])
    expect(mistakesIn(rule('/old/*', '/new/:splat', ''), { site })).toEqual([])
  })

  it('is reported if it leads to a fragment that the page does not have', () => {
    using published = createPublished({ 'about/index.html': '' })
    const page = {
      output: 'about/index.html',
      url: '/about/',
      file: '_site/about/index.html',
      facts: readPage('<p id="me">Me</p>'),
      texts: [],
    }
    const site = { ...published.site, pages: [page] }

    expect(mistakesIn(rule('/x', '/about/#nope', ''), { site })).toEqual([
      'netlify.toml:7:6 error invalid-hosting there is no part "#nope" in /about/',
    ])
    expect(mistakesIn(rule('/x', '/about/#me', ''), { site })).toEqual([])
  })
})
