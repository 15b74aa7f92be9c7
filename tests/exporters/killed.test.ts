import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
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

it('an export that is killed while it writes leaves a part, and the next one is whole', async () => {
  const output = join(makeFolder({}), 'out')
  const before = textsIn(content)
  const words = ['markdown', '--content', content, '--archive', archive, '--output', output]
  const run = () => spawn(process.execPath, ['exporters/cli.ts', ...words], { stdio: 'ignore' })
  const child = run()
  const isWriting = () => existsSync(`${output}.${child.pid}.part/posts/2020-01-01-rome/comments`)
  await expect.poll(isWriting, { interval: 10 }).toBe(true)
  child.kill('SIGKILL')
  await once(child, 'exit')

  const isThere = existsSync(output)
  const [code] = await once(run(), 'exit')

  expect(isThere).toBe(false)
  expect(code).toBe(0)
  expect(textsIn(content)).toEqual(before)
  const whole = await exportFrom(content, ['markdown', '--archive', archive])
  expect(textsIn(output)).toEqual(textsIn(whole.output))
})

it('an export of many comments says how far it is', async () => {
  const { steps } = await exportFrom(content, ['json', '--archive', archive])

  expect(steps).toEqual([
    'reading posts and pages',
    ...['lines read', 'comments put in order', 'comments and mentions written'].flatMap(did =>
      [1, 2, 3].map(thousands => `${thousands},000 ${did}`),
    ),
  ])
})
