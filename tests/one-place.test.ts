import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sources } from './source-files.ts'

describe('operations that few files may perform', () => {
  const filesWith = (pattern: RegExp) =>
    sources.filter(file => pattern.test(readFileSync(file, 'utf8')))

  it('process.env is read only by the command lines and the settings of the service', () => {
    expect(filesWith(/\bprocess\.env\b/).filter(file => !file.endsWith('.d.ts'))).toEqual([
      'generator/cli.ts',
      'comments-api/config.ts',
      'mentions/cli.ts',
    ])
  })

  it('import.meta is used in the generator only by root.ts, start-thread.ts and the preview', () => {
    const asking = filesWith(/(?<!createRequire\(|['`])import\.meta/)

    expect(asking.filter(file => file.startsWith('generator/')).sort()).toEqual([
      'generator/dev/page/reload-page.ts',
      'generator/root.ts',
      'generator/start-thread.ts',
    ])
  })

  it('nodemailer is imported by one file', () => {
    expect(filesWith(/from 'nodemailer'|import\('nodemailer'\)/)).toEqual([
      'comments-api/send-mail.ts',
    ])
  })

  it('connections are opened only by the door to the outside and the world', () => {
    const opening =
      /^import (?!type)[^;']*?from '(?:node:(?:http2?|https|tls|dns(?:\/promises)?|dgram)|undici|axios|got)'|^import \{[^}]*(?<!type )\b(?:connect|createConnection|Socket)\b[^}]*\} from 'node:net'|(?<![.\w])fetch\(|\bnew WebSocket\(/m

    const opened = filesWith(opening).filter(file => /^(?:comments-api|mentions)\//.test(file))
    expect(opened.filter(file => !file.startsWith('comments-api/client/')).sort()).toEqual([
      'comments-api/outside/connect-safely.ts',
      'comments-api/world.ts',
    ])
  })

  it('innerHTML is set in one place, in the client', () => {
    const places = sources.flatMap(file =>
      [
        ...readFileSync(file, 'utf8').matchAll(
          /\.(?:innerHTML|outerHTML)\s*=|insertAdjacentHTML|setHTML/g,
        ),
      ].map(() => file),
    )

    expect(places).toHaveLength(1)
    expect(places[0]).toMatch(/^comments-api\/client\//)
  })

  it('trustHtml is called only by the renderers and by the door to the service', () => {
    const trusting = filesWith(/\btrustHtml\(/).filter(file => file !== 'templates/html.ts')

    expect(
      trusting.every(file =>
        /^(?:generator\/markdown|generator\/comments|comments-api\/(?:comments|moderation))\//.test(
          file,
        ),
      ),
    ).toBe(true)
  })

  it('the clock, files and the network are not used by templates and plan', () => {
    const impure = filesWith(
      /\bDate\.now\(|new Date\(\)|from 'node:(?:fs|net|http|child_process)|\bfetch\(/,
    )

    expect(
      impure.filter(file => /^(?:templates\/(?!scripts\/)|generator\/plan\/)/.test(file)),
    ).toEqual([])
  })

  it('fast-check is imported by one file of the tests, which sets its seed', () => {
    const drawing = globSync('tests/**/*.ts').filter(file =>
      /^import .* from 'fast-check'/m.test(readFileSync(file, 'utf8')),
    )

    expect(drawing).toEqual(['tests/fast-check.ts'])
  })
})
