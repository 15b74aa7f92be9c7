import { execFile } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { post } from '../generator/site-folder.ts'
import { publish, startBlog } from './blog.ts'

function run(words: readonly string[]): Promise<{ code: number; printed: string; said: string }> {
  return new Promise(resolve => {
    execFile(process.execPath, ['mentions/cli.ts', ...words], (error, printed, said) => {
      resolve({ code: error === null ? 0 : Number(error.code), printed, said })
    })
  })
}

describe('npm run mentions', () => {
  it.each([
    [['--tell-everybody'], 'Unknown option "--tell-everybody"\n"npm run mentions -- --help"'],
    [['--minutes', '0'], '--minutes 0'],
    [['--output', 'nowhere'], '--output nowhere: there is no such folder; build the site first'],
    [['--service', 'comments.example'], '--service comments.example: write a web address'],
  ])('ends with 2 when it is called with %j', async (words, message) => {
    const { code, said } = await run(['--output', 'tests', ...words])

    expect(code).toBe(2)
    expect(said).toContain(message)
  })

  it('ends with 1 for mistakes in the content, and with 0 when there is nothing to tell', async () => {
    const { folder } = await startBlog({ 'posts/2026-11-19-one.md': post('One') })
    publish(folder)
    const words = ['--content', folder.content, '--output', folder.output, '--dry-run', '--json']

    const quiet = await run(words)
    folder.write('posts/2026-11-19-two.md', 'no front matter')
    const mistaken = await run(words)

    expect(quiet).toMatchObject({ code: 0, said: 'nothing to tell\n' })
    expect(JSON.parse(quiet.printed)).toMatchObject({ sent: [], refused: [], due: [] })
    expect(mistaken.code).toBe(1)
    expect(mistaken.said).toContain('nobody was told')
  })
})
