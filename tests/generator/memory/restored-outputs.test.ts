import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hashOf } from '../../../generator/hash-of.ts'
import { contentsOf, inColumns, openColumns } from '../../../generator/memory/output-columns.ts'
import { amendOutputs, type Outputs, openOutputs } from '../../../generator/memory/outputs.ts'
import { readOutputs, writeOutputs } from '../../../generator/memory/written-outputs.ts'
import { recogniseFiles } from '../../../generator/publish/recognise-files.ts'
import { beginToRecognise } from '../../../generator/publish/recognise-together.ts'
import { createSiteFolder, type SiteFolder } from '../site-folder.ts'

let site: SiteFolder

beforeEach(() => {
  site = createSiteFolder()
})
afterEach(() => site[Symbol.dispose]())

const many = 2_000

function publishedAt(modified: number): Outputs {
  const names = Array.from({ length: many }, (_, number) => `page-${number}.html`)
  const record = (name: string) => ({
    fingerprint: name,
    size: name.length,
    modified,
    hash: hashOf(name),
  })
  return openOutputs(openColumns(inColumns(new Map(names.map(name => [name, record(name)])))))
}

function everyRecord(outputs: Outputs) {
  return new Map(outputs.inColumns().names.map(name => [name, outputs.find(name)]))
}

describe('the records of many outputs', () => {
  const write = (file: string, before: Outputs, now: Outputs) => {
    const written = writeOutputs(file, { onDisk: undefined, before, now: before })
    const onDisk = readOutputs(file, written)?.outputsOnDisk
    return { onDisk, next: writeOutputs(file, { onDisk, before, now }) }
  }

  it('keep their file after a restore, where only times and changes are written', () => {
    const file = join(site.content, 'outputs')
    const before = publishedAt(1_000)
    const made = new Map([
      ['page-7.html', { fingerprint: 'anew', size: 1, modified: 3_000, hash: hashOf('anew') }],
      ['new.html', { fingerprint: 'new', size: 1, modified: 4_000, hash: hashOf('new') }],
    ])
    const now = amendOutputs(publishedAt(2_000.5), { gone: new Set(['page-3.html']), made })

    const { onDisk, next } = write(file, before, now)

    const read = readOutputs(file, next)
    expect(next.base).toBe(onDisk?.base)
    expect(next.anew.names).toEqual(['page-7.html', 'new.html'])
    expect(read && everyRecord(openOutputs(read.outputs))).toEqual(everyRecord(now))
    expect(everyRecord(now).get('page-7.html')).toEqual(made.get('page-7.html'))
    expect(everyRecord(now).size).toBe(many)
  })

  it('are compacted by the next build without changes', () => {
    const file = join(site.content, 'outputs')
    const before = publishedAt(2_000)
    const { next } = write(file, publishedAt(1_000), before)
    const read = readOutputs(file, next)
    if (read === null) throw new Error('nothing was read')
    const known = openOutputs(read.outputs)

    const last = writeOutputs(file, { onDisk: read.outputsOnDisk, before: known, now: known })

    expect([last.modified, last.replaced]).toEqual([null, []])
    const whole = JSON.parse(readFileSync(file, 'utf8').split('\n')[1] ?? '')
    expect(everyRecord(openOutputs(openColumns(whole)))).toEqual(everyRecord(before))
  })
})

describe('a restored site of many outputs', () => {
  it('is recognised by two threads as by one, once, without following symbolic links', async () => {
    const outputs = publishedAt(0).inColumns()
    const at = (output: string) => join(site.output, output)
    mkdirSync(site.output)
    for (const output of outputs.names) writeFileSync(at(output), output)
    writeFileSync(at('page-1.html'), 'PAGE-1.html')
    rmSync(at('page-2.html'))
    writeFileSync(join(site.content, 'page-3.html'), 'page-3.html')
    rmSync(at('page-3.html'))
    symlinkSync(join(site.content, 'page-3.html'), at('page-3.html'))
    writeFileSync(at('unplanned.html'), 'Nobody planned this.')
    const remembered = { path: site.output, outputs: contentsOf(outputs) }

    const recognition = beginToRecognise(remembered)
    const first = await recognition.finish()
    const second = await recognition.finish()

    const unknown = outputs.names.filter((_, at) => Number.isNaN(first.modified[at]))
    expect(unknown).toEqual(['page-1.html', 'page-2.html', 'page-3.html'])
    expect(first).toEqual(recogniseFiles(remembered))
    expect(first.unknownFiles).toEqual(['unplanned.html'])
    expect(second).toBe(first)
  })

  it('is recognised by one thread when the other was stopped', async () => {
    const outputs = publishedAt(0).inColumns()
    mkdirSync(site.output)
    for (const output of outputs.names) writeFileSync(join(site.output, output), output)
    const remembered = { path: site.output, outputs: contentsOf(outputs) }

    const recognition = beginToRecognise(remembered)
    await recognition.stop()

    expect(await recognition.finish()).toEqual(recogniseFiles(remembered))
  })
})
