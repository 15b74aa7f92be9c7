import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readBuildOptions } from '../../../generator/commands/read-build-options.ts'
import { codeFrame } from '../../../generator/report/code-frame.ts'
import { showDiagnostics } from '../../../generator/report/show.ts'
import { bareEnvironment } from '../../bare-environment.ts'
import { explained } from '../explained.ts'
import { createSiteFolder, post } from '../site-folder.ts'

function runCli(
  cwd: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
) {
  return spawnSync(
    process.execPath,
    [resolve('generator/cli.ts'), 'build', '--comments', 'none', ...words],
    {
      cwd,
      encoding: 'utf8',
      env: { ...bareEnvironment, ...environment },
    },
  )
}

describe('the report of a build', () => {
  it('shows the lines around a mistake, with a mark below its place', () => {
    const frame = codeFrame('---\ntitle: One\ntag: a\n---\n', { line: 3, column: 1 })

    expect(frame).toBe('    2 | title: One\n  > 3 | tag: a\n      | ^\n    4 | ---')
  })

  it('shows a place far to the right of a long line, without control characters', () => {
    const frame = codeFrame(`${'x'.repeat(500)}\u001b[31mred`, { line: 1, column: 501 })

    expect(frame).toContain('·[31mred')
    expect(frame.split('\n')[1]).toMatch(/^ {6}\| {50}\^$/)
  })

  it('escapes messages, so that none can forge a diagnostic or a workflow command', () => {
    const [said] = showDiagnostics(
      [
        {
          ...{ file: 'content/a.md', line: 2, column: 3, severity: 'error', code: 'unknown-key' },
          message: '"\u001b[2J\ncontent/b.md:1:1 error\n ::stop-commands::x" is not a key',
          hint: 'Correct it.',
        },
      ],
      'plain',
    )

    expect(said).toBe(
      'content/a.md:2:3 error unknown-key "·[2J\n    content/b.md:1:1 error\n    :·stop-commands::x" is not a key\n    Correct it.',
    )
  })

  it('is written as escaped annotations for GitHub', () => {
    const [annotation] = showDiagnostics(
      [
        {
          file: 'content/a,b:c.md',
          line: 2,
          column: 3,
          severity: 'error',
          code: 'unknown-key',
          message: '100% wrong\n::error::x',
          hint: 'Correct it.',
        },
      ],
      'github',
    )

    expect(annotation).toBe(
      '::error file=content/a%2Cb%3Ac.md,line=2,col=3,title=unknown-key::100%25 wrong%0A::error::x%0ACorrect it.',
    )
  })

  it('ends with 1, and prints one JSON object when asked to', () => {
    using site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One', 'tag: a') })

    const { status, stdout, stderr } = runCli(join(site.content, '..'), ['--json', '--github'])

    expect(status).toBe(1)
    expect(JSON.parse(stdout).diagnostics).toMatchObject([
      { file: 'content/posts/2026-01-01-one.md', line: 3, column: 1, code: 'unknown-key' },
    ])
    expect(stderr).toContain('::error file=content/posts/2026-01-01-one.md,line=3,col=1')
  })

  it('is written completely when it is larger than the buffer of a pipe', () => {
    const keys = Array.from({ length: 2_000 }, (_, number) => `unknown${number}: a`)
    using site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One', keys.join('\n')) })

    const { status, stdout, stderr } = runCli(join(site.content, '..'), ['--json'])

    expect(status).toBe(1)
    expect(stdout.length).toBeGreaterThan(200_000)
    expect(JSON.parse(stdout).diagnostics).toHaveLength(2_000)
    expect(stderr).toContain('2000 mistakes in the content')
  })

  it('ends with 1 and names the place when a file of comments is invalid JSON', () => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post('One'),
      '../comments.json': '{\n  "threads": [1,]\n}\n',
    })

    const { status, stderr } = runCli(join(site.content, '..'), ['--comments', 'comments.json'])

    expect(status).toBe(1)
    expect(stderr).toContain('comments.json:2:17 error invalid-comments it is not JSON: ')
    expect(stderr).toContain('docs/reference/build.md')
  })

  it.each([
    ['ends too early', '{ "threads": [\n', ':2:1 error invalid-comments it is not JSON: '],
    ['holds something else', '[]', ':1:1 error invalid-comments it is not { "threads": [ … ] }'],
    [
      'lacks a value',
      '{ "threads": [\n  { "comments": [] }] }',
      ':2:3 error invalid-comments "threads.0.thread" is missing',
    ],
  ])('names the place in a file of comments that %s', async (_, text, said) => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post('One'),
      '../comments.json': text,
    })
    const path = join(site.content, '../comments.json')

    const { status, stderr } = await explained(() =>
      site.build({ comments: { kind: 'file', path } }),
    )

    expect(status).toBe(1)
    expect(stderr).toContain(`comments.json${said}`)
    expect(stderr).toContain('docs/reference/build.md')
  })

  it('takes the time from SOURCE_DATE_EPOCH, and says when the next change is due', () => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post('One'),
      'posts/2026-06-01-two.md': post('Two'),
    })

    const { status, stdout, stderr } = runCli(join(site.content, '..'), ['--json'], {
      SOURCE_DATE_EPOCH: '1772000000',
    })

    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ posts: 1, nextDue: '2026-05-31T22:00:00Z' })
    expect(stderr).toContain('the next change is due at 2026-05-31T22:00:00Z')
  })

  it('ends with 2 when SOURCE_DATE_EPOCH is not a number of seconds', () => {
    using site = createSiteFolder()

    const { status, stderr } = runCli(join(site.content, '..'), [], { SOURCE_DATE_EPOCH: 'today' })

    expect(status).toBe(2)
    expect(stderr).toContain('SOURCE_DATE_EPOCH=today: write the seconds since 1970')
    expect(existsSync(site.output)).toBe(false)
  })

  it('ends with 2 for an unknown option', () => {
    using site = createSiteFolder()

    const { status, stderr } = runCli(join(site.content, '..'), ['--nope'])

    expect(status).toBe(2)
    expect(stderr.trimEnd().split('\n')).toEqual([
      expect.stringContaining('--nope'),
      '"npm run build -- --help" lists its options.',
    ])
  })

  it.each([
    ['a folder that does not exist', ['--content', 'nowhere']],
    ['comments in a folder', ['--comments', 'content']],
    ['an address with a path', ['--base-url', 'https://example.org/blog/']],
  ])('ends with 2 for %s', async (_, words) => {
    const { status, stderr } = await explained(() => readBuildOptions(words, 0))

    expect(status).toBe(2)
    expect(stderr.split('\n')).toEqual([
      expect.stringContaining(words[0] ?? ''),
      '"npm run build -- --help" lists its options.',
    ])
  })

  it.each([
    ['https://ci:hunter2@a.example/', /: the address has a name or a password in it/],
    ['HTTPS://ci:hunter2@a.example/', /: the address has a name or a password in it/],
    ['https://ci:hunter2@a.example:99999/', /: this is not a web address/],
  ])(
    'never prints the password in the address of a comment service: %s',
    async (address, reason) => {
      const { status, stderr } = await explained(() => readBuildOptions(['--comments', address], 0))

      expect(status).toBe(2)
      expect(stderr).toMatch(reason)
      expect(stderr).not.toContain('hunter2')
    },
  )

  it('ends with 3, and says what to do, when .cache is not a writable folder', () => {
    using site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One'), '../.cache': '' })

    const { status, stderr } = runCli(join(site.content, '..'), [])

    expect(status).toBe(3)
    expect(stderr.trimEnd()).toBe(
      '.cache is not a folder that can be written to; give yourself the right, or delete it: the build creates it again',
    )
  })
})
