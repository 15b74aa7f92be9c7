import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hashOf } from '../../../generator/hash-of.ts'
import { contentsOf, inColumns, openColumns } from '../../../generator/memory/output-columns.ts'
import {
  amendOutputs,
  type Outputs,
  openOutputs,
  retimeOutputs,
} from '../../../generator/memory/outputs.ts'
import {
  readOutputs,
  type WrittenOutputs,
  writeOutputs,
} from '../../../generator/memory/written-outputs.ts'
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

function read(file: string, written: WrittenOutputs): Outputs {
  const outputs = readOutputs(file, written)
  if (outputs === null) throw new Error('nothing was read')
  return outputs
}

function restoredAt(modified: number, outputs: Outputs): Outputs {
  return retimeOutputs(
    outputs,
    outputs.inColumns().modified.map(() => modified),
  )
}

describe('the records of many outputs', () => {
  const made = new Map([
    ['page-7.html', { fingerprint: 'anew', size: 1, modified: 3_000, hash: hashOf('anew') }],
    ['new.html', { fingerprint: 'new', size: 1, modified: 4_000, hash: hashOf('new') }],
  ])
  const change = { gone: new Set(['page-3.html']), made }

  it('keep their file after a restore, where only times and changes are written', () => {
    const file = join(site.content, 'outputs')
    const first = writeOutputs(file, undefined, publishedAt(1_000))
    const before = read(file, first)
    const now = amendOutputs(restoredAt(2_000.5, before), change)

    const next = writeOutputs(file, before, now)

    expect(next.base).toBe(first.base)
    expect(next.made.map(([output]) => output)).toEqual(['page-7.html', 'new.html'])
    expect(everyRecord(read(file, next))).toEqual(everyRecord(now))
    expect(everyRecord(now)).toEqual(everyRecord(amendOutputs(publishedAt(2_000.5), change)))
    expect(everyRecord(now).get('page-7.html')).toEqual(made.get('page-7.html'))
    expect(everyRecord(now).size).toBe(many)
  })

  it('keep it after another restore, too, where the times of changes are others as well', () => {
    const file = join(site.content, 'outputs')
    const first = writeOutputs(file, undefined, publishedAt(1_000))
    const changed = amendOutputs(read(file, first), change)
    const before = read(file, writeOutputs(file, read(file, first), changed))

    const next = writeOutputs(file, before, restoredAt(5_000, before))

    expect(next.base).toBe(first.base)
    const records = everyRecord(read(file, next))
    expect([...records.keys()]).toEqual([...everyRecord(changed).keys()])
    expect(new Set(records.values().map(record => record?.modified))).toEqual(new Set([5_000]))
    expect(records.get('new.html')).toEqual({ ...made.get('new.html'), modified: 5_000 })
  })

  it('keep it after an edit, and are written anew after a thousand changes', () => {
    const file = join(site.content, 'outputs')
    const before = read(file, writeOutputs(file, undefined, publishedAt(1_000)))
    const others = Array.from({ length: 1_000 }, (_, number) => `page-${number + 10}.html`)

    const few = writeOutputs(file, before, amendOutputs(before, change))
    const known = read(file, few)
    const now = amendOutputs(known, { gone: new Set(others), made: new Map() })
    const next = writeOutputs(file, known, now)

    expect([few.base, few.modified]).toEqual([before.columns.origin?.seal, null])
    expect([next.base === few.base, next.gone, next.made]).toEqual([false, [], []])
    expect(everyRecord(read(file, next))).toEqual(everyRecord(now))
  })

  it('are unknown if another build has written their file', () => {
    const file = join(site.content, 'outputs')
    const first = writeOutputs(file, undefined, publishedAt(1_000))

    writeOutputs(file, undefined, publishedAt(2_000))

    expect(readOutputs(file, first)).toBeNull()
  })

  it('are compacted by the next build without changes', () => {
    const file = join(site.content, 'outputs')
    const before = read(file, writeOutputs(file, undefined, publishedAt(1_000)))
    const restored = restoredAt(2_000, before)
    const known = read(file, writeOutputs(file, before, restored))

    const last = writeOutputs(file, known, known)

    expect([last.modified, last.gone, last.made]).toEqual([null, [], []])
    const whole = JSON.parse(readFileSync(file, 'utf8').split('\n')[1] ?? '')
    expect(everyRecord(openOutputs(openColumns(whole)))).toEqual(everyRecord(publishedAt(2_000)))
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
