import { describe, expect, it } from 'vitest'
import { readConfig } from '../../comments-api/config.ts'
import { InputRefused } from '../../comments-api/input-refused.ts'
import { settingNames } from '../../comments-api/settings.ts'
import { describeAddress } from '../../comments-api/storage/open.ts'

const good = { AFTERWORD_SITE: 'https://blog.example' }
const secret = 'Zm9yIHRlc3RzIG9ubHksIGJ1dCBsb25nIGVub3VnaA=='

function mistakesOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfig(environment)
    return []
  } catch (error) {
    if (error instanceof InputRefused) return error.mistakes
    throw error
  }
}

describe('settings', () => {
  it('need only the site, and have defaults otherwise', () => {
    expect(readConfig(good)).toMatchObject({
      site: 'https://blog.example/',
      origins: ['https://blog.example'],
      manifest: { kind: 'url', url: 'https://blog.example/threads.json' },
      host: '127.0.0.1',
      port: 8081,
      secret: null,
      netlifySecret: null,
      trustProxy: [],
      moderation: 'first',
      isLocal: false,
    })
  })

  it('that are empty count as not set, and are listed', () => {
    const empty = Object.fromEntries(settingNames.map(name => [name, '']))

    const { empty: named, ...config } = readConfig({ ...empty, ...good })
    expect({ ...config, empty: [] }).toEqual(readConfig(good))
    expect(named).toEqual(settingNames.filter(name => name !== 'AFTERWORD_SITE'))
  })

  it.each([
    ['https://ada.example/blog', 'https://ada.example/blog/'],
    ['https://ada.example/blog/', 'https://ada.example/blog/'],
    ['https://ada.example/blog/index.html', 'https://ada.example/blog/'],
  ])('normalise the site %s to %s', (written, meant) => {
    expect(readConfig({ AFTERWORD_SITE: written }).site).toBe(meant)
  })

  it('that are invalid are all reported at once', () => {
    const mistakes = mistakesOf({
      AFTERWORD_SITE: 'blog.example',
      AFTERWORD_DATABASE: 'postgres://db.example',
      AFTERWORD_PORT: '99999',
      AFTERWORD_SECRET: 'short',
      AFTERWORD_ORIGINS: 'https://a.example/ *',
      AFTERWORD_TRUST_PROXY: '1',
      AFTERWORD_MODERATION: 'sometimes',
      AFTERWORD_SIET: 'x',
    })

    expect(mistakes).toHaveLength(9)
    expect(mistakes.join('\n')).toContain(
      'AFTERWORD_SIET is not a setting; did you mean AFTERWORD_SITE?',
    )
    expect(mistakes.join('\n')).toContain('AFTERWORD_DATABASE names no database')
  })

  it('that are unknown get no suggestion if they only share the prefix', () => {
    expect(mistakesOf({ ...good, AFTERWORD_BOGUS: 'x' })).toEqual([
      'AFTERWORD_BOGUS is not a setting; docs/reference/settings.md lists them',
    ])
  })

  it.each([
    [{}, /AFTERWORD_SITE is missing/],
    [{ AFTERWORD_SITE: 'https://ada:word@blog.example/' }, /AFTERWORD_SITE has a name, a password/],
    [{ AFTERWORD_SITE: 'https://blog.example/?page=1' }, /AFTERWORD_SITE has .* a \?/],
    [{ AFTERWORD_SITE: 'https://blog.example/?' }, /AFTERWORD_SITE has .* a \?/],
    [{ AFTERWORD_SITE: 'https://blog.example/#' }, /AFTERWORD_SITE has .* a \? or a #/],
    [{ ...good, AFTERWORD_METRICS_TOKEN: `${secret}\n` }, /METRICS_TOKEN may contain only ASCII/],
    [{ ...good, AFTERWORD_MENTIONS_TOKEN: 'ü'.repeat(24) }, /MENTIONS_TOKEN may contain only/],
    [{ ...good, AFTERWORD_BUILD_HOOK_SECRET: 'Ключ' }, /BUILD_HOOK_SECRET may contain only ASCII/],
    [
      { ...good, AFTERWORD_MAIL_FROM: 'Blog\r\nBcc: eve@example.org <blog@blog.example>' },
      /AFTERWORD_MAIL_FROM must be one line/,
    ],
    [{ ...good, AFTERWORD_MAIL_FROM: 'Blog <nobody>' }, /write .* Blog <comments@blog.example>/],
    [{ ...good, AFTERWORD_MODERATORS: 'a@blog.example, bob' }, /has "bob", which is not a mail/],
    [{ ...good, AFTERWORD_TRUST_PROXY: 'true' }, /would let anybody choose/],
    [{ ...good, AFTERWORD_TRUST_PROXY: '0.0.0.0/0' }, /or a larger range would let anybody choose/],
    [{ ...good, AFTERWORD_TRUST_PROXY: '0.0.0.0/1 128.0.0.0/1' }, /would let anybody choose/],
    [{ ...good, AFTERWORD_TRUST_PROXY: '::ffff:0:0/96' }, /would let anybody choose/],
    [{ ...good, AFTERWORD_TRUST_PROXY: '::/80' }, /would let anybody choose/],
    [{ ...good, AFTERWORD_TRUST_PROXY: 'fe80::1%eth0' }, /would let anybody choose/],
    [{ ...good, AFTERWORD_TRUST_PROXY: '10.0.0.0/8/32' }, /would let anybody choose/],
    [{ ...good, AFTERWORD_TRUST_PROXY: '10.0.0.0/1e1' }, /would let anybody choose/],
    [{ ...good, AFTERWORD_TRUST_PROXY: '2001:db8::/129' }, /would let anybody choose/],
    [{ ...good, AFTERWORD_TRUST_PROXY: '10.0.0.0/33' }, /AFTERWORD_TRUST_PROXY has "10.0.0.0\/33"/],
    [{ ...good, AFTERWORD_ORIGINS: 'null' }, /not an origin/],
    [{ ...good, AFTERWORD_ORIGINS: 'https://*.blog.example' }, /not an origin/],
    [{ ...good, AFTERWORD_BUILD_HOOK: 'https://ci:word@a.example/' }, /HOOK has a name or a passw/],
    [
      { ...good, AFTERWORD_MANIFEST: 'https://ci:word@a.example/' },
      /MANIFEST has a name or a pass/,
    ],
    [{ ...good, AFTERWORD_HOST: 'http://0.0.0.0' }, /is not an address to listen on/],
    [{ ...good, AFTERWORD_MANIFEST: 'file:///srv/threads.json' }, /or the path alone/],
    [
      { ...good, AFTERWORD_MANIFEST: 'https:/a.example/t.json' },
      /write it with https:\/\/ in front/,
    ],
    [{ ...good, AFTERWORD_MANIFEST: 'ftp://a.example/t.json' }, /neither a web address nor a file/],
    [{ ...good, AFTERWORD_SMPT: '' }, /AFTERWORD_SMPT is not a setting/],
    [{ AFTERWORD_SITE: '' }, /^AFTERWORD_SITE .*$/],
    [{ ...good, AFTERWORD_SMTP: 'smtp://' }, /AFTERWORD_SMTP is not an SMTP address/],
    [
      { ...good, AFTERWORD_SMTP: 'smtp://a:b#c@mail.example' },
      /in the password as %40 %3A %2F %23/,
    ],
    [
      { ...good, AFTERWORD_SMTP: 'smtp://a:b@mail.example?requireTLS=false' },
      /AFTERWORD_SMTP has something behind the server/,
    ],
    [{ ...good, AFTERWORD_SMTP: 'smtp://a:2/b@mail.example' }, /AFTERWORD_SMTP has something beh/],
    [{ ...good, AFTERWORD_SMTP: 'smtp://a@mail.example' }, /SMTP has a name without a password/],
    [{ ...good, AFTERWORD_SMTP: 'smtp://:b@mail.example' }, /SMTP .* a password without a name/],
    [
      { ...good, AFTERWORD_MAIL_FROM: '"Blog <comments@blog.example>"' },
      /MAIL_FROM is not a mail address; .*; leave out the quotation marks around it/,
    ],
    [{ AFTERWORD_SITE: "'https://blog.example/'" }, /SITE .*; leave out the quotation marks/],
    [{ ...good, AFTERWORD_SMTP: 'smtp://a:100%b@mail.example' }, /AFTERWORD_SMTP has a %/],
    [{ ...good, AFTERWORD_SECRET: 'a'.repeat(40) }, /is a sample/],
    [{ ...good, AFTERWORD_SECRET: 'change-me-please-change-me-please-now' }, /is a sample/],
    [{ ...good, AFTERWORD_DATABASE: 'mysql://x' }, /must be sqlite:/],
    [{ ...good, AFTERWORD_DATABASE: 'sqlite::memory:' }, /names no file behind sqlite:/],
    [{ ...good, AFTERWORD_DATABASE: 'sqlite://db/comments.db' }, /names no file behind sqlite:/],
    [{ ...good, AFTERWORD_DATABASE: 'sqlite:comments.db?mode=ro' }, /names no file behind sqlite:/],
    [{ ...good, AFTERWORD_DATABASE: 'sqlite: data/comments.db' }, /names no file behind sqlite:/],
    [{ ...good, AFTERWORD_DATABASE: 'sqlite:data/' }, /names no file behind sqlite:/],
    [{ ...good, AFTERWORD_DATABASE: 'postgres:///comments' }, /names no server/],
    [{ ...good, AFTERWORD_DATABASE: 'postgres://a:b@db,other/c' }, /names several servers/],
    [{ ...good, AFTERWORD_DATABASE: 'postgres://db:1,other:2/c?a=b' }, /names several servers/],
    [{ ...good, AFTERWORD_DATABASE: 'postgres://a:50%@db/c' }, /AFTERWORD_DATABASE has a %/],
    [{ ...good, AFTERWORD_DATABASE: 'postgres://a:%E4@db/c' }, /AFTERWORD_DATABASE has a %/],
    [
      { ...good, AFTERWORD_DATABASE: 'postgres://db/c?sslmode=foo' },
      /has an sslmode that is none of/,
    ],
    [
      { ...good, AFTERWORD_DATABASE: 'postgres://db/c?port=abc' },
      /has a parameter port that is not/,
    ],
    [{ ...good, AFTERWORD_DATABASE: 'postgres://db/c?port=99999' }, /has a parameter port that/],
    [{ ...good, AFTERWORD_DATABASE: 'postgres://db/c?ssl=yes' }, /has an ssl that is none of true/],
    [
      { ...good, AFTERWORD_DATABASE: 'postgres://db/c?sslnegotiation=x' },
      /none of postgres, direct/,
    ],
    [
      { ...good, AFTERWORD_DATABASE: 'postgres://db/c?sslnegotiation=direct&sslmode=disable' },
      /has sslnegotiation=direct, .* remove one of them/,
    ],
    [
      { ...good, AFTERWORD_DATABASE: 'postgres://db/c?ssl=0&sslnegotiation=direct' },
      /has sslnegotiation=direct, .* remove one of them/,
    ],
    [{ ...good, AFTERWORD_DATABASE: 'postgres://db/comments' }, /AFTERWORD_SECRET is missing/],
    [{ ...good, NODE_ENV: 'production' }, /AFTERWORD_SECRET is missing; make one/],
    [
      { ...good, NODE_ENV: 'production', AFTERWORD_SECRET: '' },
      /^AFTERWORD_SECRET is missing; make one with: .+$/,
    ],
  ])('with %j are rejected with a hint', (environment, message) => {
    expect(mistakesOf(environment).join('\n')).toMatch(message)
  })

  it.each([
    { ...good, NODE_ENV: 'production', AFTERWORD_SECRET: secret },
    { NODE_ENV: 'production', AFTERWORD_SITE: 'http://localhost:8080' },
    { ...good, AFTERWORD_TRUST_PROXY: '10.0.0.0/8, 2001:db8::/32 127.0.0.1 ::ffff:10.0.0.0/104' },
    { ...good, AFTERWORD_ORIGINS: 'https://www.blog.example,http://localhost:4000' },
    { ...good, AFTERWORD_DATABASE: 'postgres://a:b@[::1]:5433/c', AFTERWORD_SECRET: secret },
    { ...good, AFTERWORD_DATABASE: 'postgres://a:b,c@db/d', AFTERWORD_SECRET: secret },
    {
      ...good,
      AFTERWORD_DATABASE: 'postgresql:///c?host=/var/run/postgresql',
      AFTERWORD_SECRET: secret,
    },
    {
      ...good,
      AFTERWORD_DATABASE: 'postgres://db/c?ssl=0&sslmode=verify-full&sslnegotiation=direct',
      AFTERWORD_SECRET: secret,
    },
    {
      ...good,
      AFTERWORD_DATABASE: 'postgres://db/c?port=5433&sslnegotiation=direct&ssl=true',
      AFTERWORD_SECRET: secret,
    },
    { ...good, AFTERWORD_PORT: '0', AFTERWORD_MANIFEST: '_site/threads.json' },
    { ...good, AFTERWORD_MANIFEST: './notes:threads.json' },
  ])('with %j are accepted', environment => {
    expect(mistakesOf(environment)).toEqual([])
  })

  it('with a password in the database address are described without it', () => {
    const address = 'postgres://ada:hunter2@db.example:5433/comments?password=hunter3'

    const { database } = readConfig({
      ...good,
      AFTERWORD_DATABASE: address,
      AFTERWORD_SECRET: secret,
    })

    expect(describeAddress(database)).toBe('postgres://ada@db.example:5433/comments')
  })

  it.each([
    'postgres://ada:hunter%2@db.example/comments',
    'postgres://ada:hunter2@db.example',
    'postgres://ada:hunter2@db:port/comments',
    'postgres:hunter2',
  ])('that are invalid are reported without the password: %s', address => {
    const mistakes = mistakesOf({ ...good, AFTERWORD_DATABASE: address, AFTERWORD_SECRET: secret })

    expect(mistakes).toHaveLength(1)
    expect(mistakes[0]).not.toContain('hunter')
  })
})
