import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { importInto, makeContent } from './moving-in.ts'
import { comment, item, writeExport } from './wxr.ts'

const items = Array.from({ length: 300 }, (_, index) =>
  item({ id: index, more: comment({ id: index, body: 'Well *said*' }) }),
)

function snapshot(content: string): Record<string, string> {
  const names = readdirSync(content, { recursive: true, encoding: 'utf8' })
  const files = names.filter(name => name.endsWith('.md')).sort()
  return Object.fromEntries(files.map(name => [name, readFileSync(join(content, name), 'utf8')]))
}

it('an import that is killed at any moment gives, run again, what one run gives', async () => {
  const file = writeExport(items)
  const whole = makeContent()
  const expected = await importInto(whole, ['wordpress', file])
  const content = makeContent()
  const archive = `${content}.jsonl`
  const words = ['importers/cli.ts', 'wordpress', file, '--content', content, '--archive', archive]

  for (const stage of ['.import-', 'posts']) {
    const child = spawn(process.execPath, words, { stdio: 'ignore' })
    const isThere = () => readdirSync(content).some(name => name.startsWith(stage))
    await expect.poll(isThere, { interval: 1 }).toBe(true)
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(existsSync(archive) && Object.keys(snapshot(content)).length < 300).toBe(false)
  }
  const again = spawn(process.execPath, words, { stdio: 'ignore' })
  const [code] = await once(again, 'exit')

  expect(code).toBe(0)
  expect(snapshot(content)).toEqual(snapshot(whole))
  expect(readFileSync(archive)).toEqual(readFileSync(expected.archive))
  expect(readdirSync(content).sort()).toEqual(['posts', 'site.yaml'])
})
