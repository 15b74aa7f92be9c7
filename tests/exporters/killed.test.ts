import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync, readdirSync, readFileSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { makeContent, makeFolder, post } from '../importers/moving-in.ts'
import { archiveFile, comment, exportFrom } from './moving-out.ts'

const content = makeContent({ 'posts/2020-01-01-rome.md': post('Rome') })
const archive = archiveFile(Array.from({ length: 3000 }, (_, index) => comment(`c${index}x`)))

function textsIn(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  const files = names.filter(name => /\.\w+$/.test(name))
  return new Map(files.map(name => [name, readFileSync(join(folder, name), 'utf8')]))
}

it('an export that is killed leaves only a .part folder, which a later export removes', async () => {
  const folder = makeFolder({})
  const output = join(folder, 'out')
  const before = textsIn(content)
  const words = ['markdown', '--content', content, '--archive', archive, '--output', output]
  const child = spawn(process.execPath, ['exporters/cli.ts', ...words], { stdio: 'ignore' })
  const isWriting = () => globSync(`${output}.*.part/posts/2020-01-01-rome/comments`).length === 1
  await expect.poll(isWriting, { interval: 10 }).toBe(true)
  child.kill('SIGKILL')
  await once(child, 'exit')

  const [part = '', ...others] = readdirSync(folder)
  const lastYear = Date.now() / 1000 - 365 * 86_400
  utimesSync(join(folder, part), lastYear, lastYear)
  await exportFrom(content, ['markdown', '--archive', archive, '--output', output])

  expect([part, others]).toEqual([expect.stringMatching(/^out\..+\.part$/), []])
  expect(readdirSync(folder)).toEqual(['out'])
  expect(textsIn(content)).toEqual(before)
  const whole = await exportFrom(content, ['markdown', '--archive', archive])
  expect(textsIn(output)).toEqual(textsIn(whole.output))
})

it('an export of many comments reports its progress', async () => {
  const { steps } = await exportFrom(content, ['json', '--archive', archive])

  expect(steps).toEqual([
    'reading posts and pages',
    ...['lines read', 'comments put in order', 'comments and mentions written'].flatMap(did =>
      [1, 2, 3].map(thousands => `${thousands},000 ${did}`),
    ),
  ])
})
