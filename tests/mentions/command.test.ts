import { execFile } from 'node:child_process'
import { describe, expect, it, vi } from 'vitest'
import { runCommand } from '../../mentions/run-command.ts'
import { post } from '../generator/site-folder.ts'
import { publish, startBlog } from './blog.ts'

type Ended = { code: number; printed: string; said: string }

function runProcess(words: readonly string[]): Promise<Ended> {
  return new Promise(resolve => {
    execFile(process.execPath, ['mentions/cli.ts', ...words], (error, printed, said) => {
      resolve({ code: error === null ? 0 : Number(error.code), printed, said })
    })
  })
}

/** What the process does, in this one: to start another takes longer than the command. */
async function run(words: string[], environment: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const printed: string[] = []
  const said: string[] = []
  const spies = [
    vi.spyOn(console, 'log').mockImplementation(line => void printed.push(`${line}\n`)),
    vi.spyOn(console, 'error').mockImplementation(line => void said.push(`${line}\n`)),
  ]
  const code = await runCommand(words, environment)
  for (const spy of spies) spy.mockRestore()
  return { code, printed: printed.join(''), said: said.join('') }
}

describe('npm run mentions', () => {
  it.each([
    [['--tell-everybody'], 'Unknown option "--tell-everybody"\n"npm run mentions -- --help"'],
    [['--minutes', '0'], '--minutes 0'],
    [['--output', 'nowhere'], '--output nowhere: there is no such folder; build the site first'],
    [['--service', 'comments.example'], '--service comments.example: write a web address'],
    [['--service', 'here\u001b[31m'], '--service here·[31m: write a web address'],
  ])('exits with 2 when called with %j', async (words, message) => {
    const { code, said } = await run(['--output', 'tests', ...words])

    expect(code).toBe(2)
    expect(said).toContain(message)
  })

  it('rejects a --service address with credentials without printing the password', async () => {
    const service = ['--service', 'https://ci:hunter2@comments.example']

    const { code, said } = await run(['--output', 'tests', ...service])

    expect(code).toBe(2)
    expect(said).toContain('--service: the address has a name or a password in it')
    expect(said).not.toContain('hunter2')
  })

  it.each(['https://ci:hunter2@comments.example:port', 'ftp://ci:hunter2@comments.example'])(
    'rejects the invalid --service address %s without printing the password',
    async address => {
      const { code, said } = await run(['--output', 'tests', '--service', address])

      expect(code).toBe(2)
      expect(said).toContain('--service: write a web address')
      expect(said).not.toContain('hunter2')
    },
  )

  it.each(['a-token-of-two\nlines-that-nobody-sends', 'a-token-with-a-🔑-that-nobody-sends'])(
    'exits with 1 for the token %j, which is invalid in a header, without printing it',
    async token => {
      const { folder } = await startBlog({ 'posts/2026-11-19-one.md': post('One') })
      publish(folder)
      const words = ['--content', folder.content, '--output', folder.output, '--dry-run']

      const { code, said } = await run(words, { AFTERWORD_MENTIONS_TOKEN: token })

      expect(code).toBe(1)
      expect(said).toContain('AFTERWORD_MENTIONS_TOKEN may contain only ASCII letters')
      expect(said).not.toContain('nobody-sends')
    },
  )

  it('exits with 1 for errors in the content, and with 0 when there is nothing to send', async () => {
    const { folder } = await startBlog({ 'posts/2026-11-19-one.md': post('One') })
    publish(folder)
    const words = ['--content', folder.content, '--output', folder.output, '--dry-run', '--json']

    const quiet = await runProcess(words)
    folder.write('posts/2026-11-19-two.md', 'no front matter')
    const mistaken = await runProcess(words)

    expect(quiet).toMatchObject({ code: 0, said: 'nothing to tell\n' })
    expect(JSON.parse(quiet.printed)).toMatchObject({ sent: [], refused: [], due: [] })
    expect(mistaken.code).toBe(1)
    expect(mistaken.said).toContain('nobody was told')
  })
})
