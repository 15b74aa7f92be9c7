import { describe, expect, it } from 'vitest'
import { checkNetlify } from '../../../generator/check/output/netlify/check-netlify.ts'
import { createNetlifyProject, mistakesIn, sound } from './netlify-project.ts'

describe('the text of netlify.toml', () => {
  it.each([
    [
      'invalid TOML',
      '[build\n',
      '1:7 error invalid-hosting cannot be read: illegal character in key',
    ],
    [
      'an unknown key',
      `${sound}[context.production]\ncomand = "x"\n`,
      '6:1 error invalid-hosting "comand" is not a key of [context.production], so Netlify ignores it',
    ],
    [
      'an unknown table',
      `${sound}\n[[heders]]\nfor = "/*"\n`,
      '6:3 error invalid-hosting "heders" is not a key of netlify.toml, so Netlify ignores it',
    ],
    [
      'an unknown table in a context',
      `${sound}[context.production.enviroment]\nA = "b"\n`,
      '5:21 error invalid-hosting "enviroment" is not a key of [context.production], so Netlify ignores it',
    ],
    [
      'a value of the wrong type',
      `${sound}[build.processing]\nskip_processing = "no"\n`,
      '6:19 error invalid-hosting "skip_processing" is "no", which is not true or false',
    ],
    [
      'one table where a list of tables is needed',
      `${sound}[redirects]\nfrom = "/a"\n`,
      '5:1 error invalid-hosting "redirects" is one table, not a list of them',
    ],
    [
      'a header outside [headers.values]',
      `${sound}[[headers]]\nfor = "/*"\nX-A = "b"\n[headers.values]\nX-B = "c"\n`,
      '7:1 error invalid-hosting "X-A" is outside [headers.values], so Netlify ignores it',
    ],
    [
      'headers without a path',
      `${sound}[[headers]]\n[headers.values]\nX-B = "c"\n`,
      '5:1 error invalid-hosting the headers do not say which addresses they are for',
    ],
    [
      'a path without headers',
      `${sound}[[headers]]\nfor = "/*"\n`,
      '5:1 error invalid-hosting no header is set here, so Netlify ignores it',
    ],
    [
      'a redirect with "*" and no target',
      `${sound}[[redirects]]\nfrom = "/api/*"\nstatus = 200\n`,
      '5:1 error invalid-hosting the redirect does not say where it leads, and Netlify leads it to /api/:splat on the site itself',
    ],
    [
      'a redirect with no target',
      `${sound}[[redirects]]\nfrom = "/a"\n`,
      '5:1 error invalid-hosting the redirect does not say where it leads, so Netlify ignores it',
    ],
    [
      'an unsupported status',
      `${sound}[[redirects]]\nfrom = "/a"\nto = "/b"\nstatus = 305\n`,
      '8:10 error invalid-hosting "status" is 305, which is none of 200, 301, 302, 303, 307, 308, 404',
    ],
    [
      'a country outside the conditions',
      `${sound}[[redirects]]\nfrom = "/a"\nto = "/b"\ncountry = "de"\n`,
      '8:1 error invalid-hosting "country" is not a key of [[redirects]], so Netlify ignores it',
    ],
    [
      'an unknown condition',
      `${sound}[[redirects]]\nfrom = "/a"\nto = "/b"\nconditions = { Color = ["red"] }\n`,
      '8:16 error invalid-hosting "Color" is not a condition of a redirect',
    ],
    [
      'redirects for one context',
      `${sound}[[context.production.redirects]]\nfrom = "/a"\n`,
      '5:22 error invalid-hosting "redirects" cannot be for one context, so Netlify ignores it',
    ],
    [
      'a misspelt key of functions',
      `${sound}[functions]\ndirectry = "a"\n`,
      '6:1 error invalid-hosting "directry" is not a key of [functions], so Netlify ignores it',
    ],
    [
      'a publish folder that the build does not write',
      sound.replace('_site', 'dist'),
      '2:11 error invalid-hosting Netlify publishes "dist", but the build writes "_site"',
    ],
    [
      'a context whose build writes another folder',
      `${sound}[context.production]\ncommand = "npm run build -- --output out"\n`,
      '6:11 error invalid-hosting Netlify publishes "_site", but the build writes "out"',
    ],
    [
      'another version of Node than package.json pins',
      sound.replace('26.10.0', '20'),
      '4:16 warning invalid-hosting Netlify installs with Node 20, but package.json pins 26.10.0',
    ],
    [
      'no version of Node',
      '[build]\npublish = "_site"\n',
      '1:1 warning invalid-hosting Netlify chooses the version of Node, which may be another than package.json pins',
    ],
    [
      'no publish folder',
      '[build.environment]\nNODE_VERSION = "26.10.0"\n',
      '1:2 warning invalid-hosting the folder that Netlify publishes is not named, and may be the whole repository',
    ],
  ])('is reported if it has %s', (_, text, expected) => {
    expect(mistakesIn(text)).toEqual([`netlify.toml:${expected}`])
  })

  it('is reported with the key that was probably meant', () => {
    using project = createNetlifyProject(`${sound}[[heders]]\n`)

    expect(checkNetlify(project.root)[0]?.hint).toBe('Did you mean "headers"?')
  })

  it('is reported with all its mistakes at once, in the order of lines', () => {
    const text = `[build]\npublish = "out"\ncomand = "x"\n[[redirects]]\nfrom = "/a"\n[[redirects]]\nfrom = 5\n[[redirects]]\nfrom = "b"\nto = "/c"\n`

    const lines = mistakesIn(text).map(found => /:(\d+):/.exec(found)?.[1])

    expect(lines).toEqual(['1', '2', '3', '4', '7', '9'])
  })

  it('is parsed past strings of several lines and comments that look like keys', () => {
    const text = `# comand = "a"
[build]
publish = "_site"
command = """
[[heders]]
comand = "x"
""" # comand
environment = { NODE_VERSION = "26.10.0", "A.B" = '#' } # [x]
ignore = 'comand = 1'
plugin = [ # one
  "a]", { comand = 1 },
]
`

    expect(mistakesIn(text)).toEqual([
      'netlify.toml:10:1 error invalid-hosting "plugin" is not a key of [build], so Netlify ignores it',
    ])
  })
})
