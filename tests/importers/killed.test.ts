import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { importInto, makeContent } from './moving-in.ts'
import { comment, item, writeExport } from './wxr.ts'

const file = writeExport(
  Array.from({ length: 60 }, (_, index) =>
    item({ id: index, more: comment({ id: index, body: 'Well *said*' }) }),
  ),
)

async function importOnce(content: string) {
  const { archive } = await importInto(content, ['wordpress', file])
  const names = readdirSync(content, { recursive: true, encoding: 'utf8' }).sort()
  const texts = names
    .filter(name => name.endsWith('.md'))
    .map(name => readFileSync(join(content, name), 'utf8'))
  return { names, texts, archive: readFileSync(archive, 'utf8') }
}

it('an import that is killed while it writes leaves no posts, and the next one completes it', async () => {
  const content = makeContent()
  const words = [
    'importers/cli.ts',
    'wordpress',
    file,
    '--content',
    content,
    '--archive',
    `${content}.jsonl`,
  ]
  const child = spawn(process.execPath, words, { stdio: 'ignore' })
  const isWriting = () => readdirSync(content).some(name => name.startsWith('.import-'))
  await expect.poll(isWriting, { interval: 20 }).toBe(true)
  child.kill('SIGKILL')
  await once(child, 'exit')

  const left = readdirSync(content).filter(name => !name.startsWith('.'))
  const again = await importOnce(content)

  expect(left).toEqual(['site.yaml'])
  expect(again).toEqual(await importOnce(makeContent()))
})

it('an import that stops between two posts gives the same result when run again', async () => {
  const content = makeContent()
  const whole = await importOnce(content)
  const notYetMoved = readdirSync(join(content, 'posts')).filter((_, index) => index % 3 > 0)
  for (const name of [
    ...notYetMoved.map(post => `posts/${post}`),
    `../${content.split('/').at(-1)}.jsonl`,
  ])
    rmSync(join(content, name))

  expect(await importOnce(content)).toEqual(whole)
})

it('an import removes an old partial archive, but not a recent one', async () => {
  const content = makeContent()
  const archive = `${content}.jsonl`
  const draftOf = (id: number) => `${archive}.00000000-0000-4000-8000-00000000000${id}.part`
  const [ofKilled, ofRunning] = [draftOf(1), draftOf(2)]
  for (const draft of [ofKilled, ofRunning]) writeFileSync(draft, '')
  utimesSync(ofKilled, 0, 0)

  await importOnce(content)

  const left = readdirSync(dirname(content)).filter(name =>
    name.startsWith(`${basename(archive)}.`),
  )
  expect(left).toEqual([basename(ofRunning)])
  rmSync(ofRunning)
})

it('a second import into the same folder is rejected, also from the same process', async () => {
  const content = makeContent()
  const first = importOnce(content)

  await expect(importOnce(content)).rejects.toThrow(
    'another import is writing the same folder; wait until it has ended',
  )

  expect(await first).toEqual(await importOnce(makeContent()))
})
