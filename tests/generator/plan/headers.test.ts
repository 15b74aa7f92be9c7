import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { captureAddress } from '../../../generator/hosting/match-address.ts'
import {
  type HostingRules,
  headersFor,
  readHostingRules,
} from '../../../generator/hosting/rules.ts'
import { filesIn } from '../../files-in.ts'
import { createSiteFolder, plainSite, post, type SiteFolder } from '../site-folder.ts'

const files = {
  'site.yaml': `${plainSite}permalink: /:year/:slug/\nsecurity: { contact: "mailto:a@site.example", expires: 2027-01-01 }\n`,
  'posts/2026-01-01-one.md': post('One', 'tags: [Things]\nseries: A walk'),
  'posts/2026-01-02-two.md': post('Two', 'permalink: /two/'),
  'posts/2026-01-03-three.md': post('Three', 'permalink: /three.html'),
  'pages/über/uns.md': post('Us', 'permalink: /über/uns/'),
}

let site: SiteFolder
let rules: HostingRules

beforeAll(async () => {
  site = createSiteFolder(files)
  await site.build({ now: Date.parse('2026-02-01T00:00:00Z') })
  rules = readHostingRules(site.output)
})
afterAll(() => site[Symbol.dispose]())

/** The addresses that browsers request: for an index, its folder. */
function addresses(): string[] {
  const names = filesIn(site.output).map(path => path.slice(site.output.length))
  return names.map(name => encodeURI(name.replace(/\/index\.html$/, '/')))
}

const sent = (address: string, name: string) =>
  Object.entries(headersFor(rules, address)).find(([key]) => key.toLowerCase() === name)?.[1]

describe('the headers of a built site', () => {
  it('make a browser revalidate every page', () => {
    const pages = addresses().filter(address => /\/$|\.html$/.test(address))

    const caching = pages.map(address => sent(address, 'cache-control'))

    expect(pages.length).toBeGreaterThan(10)
    expect(new Set(caching)).toEqual(new Set(['public, max-age=0, must-revalidate']))
  })

  it('make a browser keep assets with a hash in their names for a year', () => {
    const assets = addresses().filter(address => address.startsWith('/assets/'))

    const caching = assets.map(address => sent(address, 'cache-control'))

    expect(assets.filter(address => !/[-/.][\dA-Za-z]{8,}[-./]/.test(address))).toEqual([])
    expect(new Set(caching)).toEqual(new Set(['public, max-age=31536000, immutable']))
  })

  it('set no header twice for one address, since some hosts would join the values', () => {
    const twice = addresses().flatMap(address => {
      const fitting = rules.headers.filter(rule => captureAddress(rule.path, address) !== null)
      const names = fitting.map(rule => rule.name.toLowerCase())
      return names
        .filter((name, position) => names.indexOf(name) < position)
        .map(name => `${address} ${name}`)
    })

    expect(twice).toEqual([])
  })

  it('include HSTS on an HTTPS site only', async () => {
    using local = createSiteFolder({
      'site.yaml': plainSite.replace('https:', 'http:'),
      'posts/2026-01-01-one.md': post('One'),
    })
    await local.build()

    expect(sent('/', 'strict-transport-security')).toBe('max-age=63072000')
    expect(headersFor(readHostingRules(local.output), '/')).not.toHaveProperty(
      'Strict-Transport-Security',
    )
  })

  it('need fewer than 100 rules when each post has a folder of its own', async () => {
    const posts = Array.from({ length: 60 }, (_, number) => [
      `posts/2026-01-01-n${number}.md`,
      post(`N${number}`, `permalink: /n${number}/text/`),
    ])
    using wide = createSiteFolder(Object.fromEntries(posts))
    await wide.build()

    const paths = new Set(readHostingRules(wide.output).headers.map(({ path }) => path))

    expect(paths.size).toBeLessThan(100)
  })
})
