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

/** As their addresses are asked for: the folder of an index. */
function addresses(): string[] {
  const names = filesIn(site.output).map(path => path.slice(site.output.length))
  return names.map(name => encodeURI(name.replace(/\/index\.html$/, '/')))
}

const sent = (address: string, name: string) =>
  Object.entries(headersFor(rules, address)).find(([key]) => key.toLowerCase() === name)?.[1]

describe('the headers of a built site', () => {
  it('let a browser ask anew for every page', () => {
    const pages = addresses().filter(address => /\/$|\.html$/.test(address))

    const caching = pages.map(address => sent(address, 'cache-control'))

    expect(pages.length).toBeGreaterThan(10)
    expect(new Set(caching)).toEqual(new Set(['public, max-age=0, must-revalidate']))
  })

  it('let it keep for ever what has its content in its name', () => {
    const assets = addresses().filter(address => address.startsWith('/assets/'))

    const caching = assets.map(address => sent(address, 'cache-control'))

    expect(assets.filter(address => !/[-/.][\dA-Za-z]{8,}[-./]/.test(address))).toEqual([])
    expect(new Set(caching)).toEqual(new Set(['public, max-age=31536000, immutable']))
  })

  it('say nothing twice of one address, since some hosts join what two rules say', () => {
    const twice = addresses().flatMap(address => {
      const fitting = rules.headers.filter(rule => captureAddress(rule.path, address) !== null)
      const names = fitting.map(rule => rule.name.toLowerCase())
      return names
        .filter((name, position) => names.indexOf(name) < position)
        .map(name => `${address} ${name}`)
    })

    expect(twice).toEqual([])
  })

  it('keep to https on a site that has it, and on no other', async () => {
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

  it('stay few enough for every host when each post has a folder of its own', async () => {
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
