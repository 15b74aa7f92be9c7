import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createSiteFolder, plainSite, post } from '../site-folder.ts'

describe('llms.txt', () => {
  it('lists the published posts and pages, with Markdown and HTML escaped', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post("'[One](x) <b>'", 'description: "Two\\nlines"'),
      'posts/2026-12-24-secret.md': post('Secret'),
      'pages/about.md': post('About'),
    })

    await site.build()

    const text = site.page('llms.txt')
    expect(text).toMatch(/^# A site\n\n> About things\n\n## Posts\n\n- /)
    expect(text).toContain(
      '- [\\[One\\](x) \\<b\\>](https://site.example/one/): Two lines\n\n## Pages',
    )
    expect(text).not.toContain('Secret')
  })
})

describe('security.txt', () => {
  it('names the contact, and expires on the date in site.yaml', async () => {
    using site = createSiteFolder({
      'site.yaml': `${plainSite}security: { contact: "mailto:ada@site.example", expires: 2027-06-30 }\n`,
    })

    const { diagnostics } = await site.build()

    expect(site.page('.well-known/security.txt')).toBe(
      [
        'Contact: mailto:ada@site.example',
        'Expires: 2027-06-29T22:00:00Z',
        'Preferred-Languages: en',
        'Canonical: https://site.example/.well-known/security.txt',
        '',
      ].join('\n'),
    )
    expect(diagnostics).toEqual([])
  })

  it('is not written without a contact', async () => {
    using site = createSiteFolder()

    await site.build()

    expect(existsSync(join(site.output, '.well-known'))).toBe(false)
  })

  it.each([
    ['Pacific/Auckland', '2026-11-24', '2026-11-23T11:00:00Z', '2026-11-23T12:00:00Z'],
    ['America/Los_Angeles', '2026-11-24', '2026-11-24T08:00:00Z', '2026-11-24T09:00:00Z'],
    ['America/Los_Angeles', '2026-11-24T00:00:00+01:00', undefined, '2026-11-24T00:00:00Z'],
  ])(
    "expires at midnight in the site's time zone, or at the given instant: %s, %s",
    async (timeZone, expires, end, later) => {
      using site = createSiteFolder({
        'site.yaml': `${plainSite.replace(/timeZone: .*/, `timeZone: ${timeZone}`)}security: { contact: "mailto:ada@site.example", expires: ${expires} }\n`,
      })
      const before = new Date(Date.parse(end ?? expires) - 1_000).toISOString()

      const early = await site.build({ now: Date.parse(before) })
      const late = await site.build({ now: Date.parse(later) })

      expect(site.page('.well-known/security.txt')).toContain(`\nExpires: ${end ?? expires}\n`)
      expect(early).toMatchObject({ diagnostics: [] })
      expect(late.diagnostics).toMatchObject([{ message: /past/ }])
    },
  )

  it('is published with a warning when it has expired', async () => {
    using site = createSiteFolder({
      'site.yaml': `${plainSite}security: { contact: "https://site.example/contact", expires: 2026-11-20 }\n`,
    })

    const { diagnostics } = await site.build()

    expect(diagnostics).toMatchObject([
      { line: 8, severity: 'warning', code: 'invalid-value', message: /past/ },
    ])
    expect(site.page('.well-known/security.txt')).toContain('\nExpires: 2026-11-19T23:00:00Z\n')
  })

  it.each([
    ['contact: "http://site.example", expires: 2027-06-30', 'security.contact'],
    ['contact: "https://site.example\\nX: y", expires: 2027-06-30', 'security.contact'],
    ['contact: "https://site.example", expires: someday', 'security.expires'],
  ])('rejects %s', async (written, key) => {
    using site = createSiteFolder({ 'site.yaml': `${plainSite}security: { ${written} }\n` })

    const [mistake] = await site.mistakes()

    expect(mistake).toMatchObject({ code: 'invalid-value' })
    expect(mistake?.message).toContain(key)
  })
})
