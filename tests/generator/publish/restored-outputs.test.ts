import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hashOf } from '../../../generator/content/records.ts'
import {
  type Contents,
  contentsOf,
  inColumns,
  type Outputs,
  openColumns,
  outOfColumns,
} from '../../../generator/publish/output-columns.ts'
import { recogniseFiles } from '../../../generator/publish/recognise-files.ts'
import { beginToRecognise } from '../../../generator/publish/recognise-together.ts'
import { readOutputs, writeOutputs } from '../../../generator/publish/written-outputs.ts'
import { createSiteFolder, type SiteFolder } from '../site-folder.ts'

let site: SiteFolder

beforeEach(() => {
  site = createSiteFolder()
})
afterEach(() => site[Symbol.dispose]())

const many = 2_000

function publishedAt(modified: number, count = many): Outputs {
  const names = Array.from({ length: count }, (_, number) => `page-${number}.html`)
  return new Map(
    names.map(name => [
      name,
      { fingerprint: name, size: name.length, modified, hash: hashOf(name) },
    ]),
  )
}

describe('what is known of many published files', () => {
  const write = (file: string, before: Outputs, now: Outputs) => {
    const written = writeOutputs(file, { base: undefined, before: new Map(), now: before })
    const base = readOutputs(file, written)?.base
    return { base, next: writeOutputs(file, { base, before, now }) }
  }

  it('is kept when a site was restored, and only their times are written', () => {
    const file = join(site.content, 'outputs')
    const [before, now] = [publishedAt(1_000), new Map(publishedAt(2_000.5))]
    now.delete('page-3.html')
    now.set('page-7.html', { fingerprint: 'anew', size: 1, modified: 3_000, hash: hashOf('anew') })
    now.set('new.html', { fingerprint: 'new', size: 1, modified: 4_000, hash: hashOf('new') })

    const { base, next } = write(file, before, now)

    const read = readOutputs(file, next)
    expect(next.base).toBe(base?.base)
    expect(next.anew.names).toEqual(['page-7.html', 'new.html'])
    expect(new Map(read === null ? [] : outOfColumns(read.outputs))).toEqual(now)
  })

  it('is written in one by the next build that finds them as they were', () => {
    const file = join(site.content, 'outputs')
    const before = publishedAt(2_000)
    const { next } = write(file, publishedAt(1_000), before)
    const read = readOutputs(file, next)
    const known = read === null ? new Map() : outOfColumns(read.outputs)

    const last = writeOutputs(file, { base: read?.base, before: known, now: known })

    expect([last.modified, last.replaced]).toEqual([null, []])
    const whole = JSON.parse(readFileSync(file, 'utf8').split('\n')[1] ?? '')
    expect(outOfColumns(openColumns(whole))).toEqual(before)
  })
})

describe('a restored site of many files', () => {
  it('is read by two as by one, however often somebody asks, and no link in it is followed', async () => {
    const outputs = publishedAt(0)
    const at = (output: string) => join(site.output, output)
    mkdirSync(site.output)
    for (const output of outputs.keys()) writeFileSync(at(output), output)
    writeFileSync(at('page-1.html'), 'PAGE-1.html')
    rmSync(at('page-2.html'))
    writeFileSync(join(site.content, 'page-3.html'), 'page-3.html')
    rmSync(at('page-3.html'))
    symlinkSync(join(site.content, 'page-3.html'), at('page-3.html'))
    writeFileSync(at('stranger.html'), 'Nobody planned this.')
    const remembered = { path: site.output, outputs: contentsIn(outputs) }

    const recognition = beginToRecognise(remembered)
    const first = await recognition.finish()
    const second = await recognition.finish()

    const unknown = [...outputs.keys()].filter((_, at) => Number.isNaN(first.modified[at]))
    expect(unknown).toEqual(['page-1.html', 'page-2.html', 'page-3.html'])
    expect(first).toEqual(recogniseFiles(remembered))
    expect(first.strangers).toEqual(['stranger.html'])
    expect(second).toBe(first)
  })

  it('is read by one where the other is gone', async () => {
    const outputs = publishedAt(0)
    mkdirSync(site.output)
    for (const output of outputs.keys()) writeFileSync(join(site.output, output), output)
    const remembered = { path: site.output, outputs: contentsIn(outputs) }

    const recognition = beginToRecognise(remembered)
    await recognition.stop()

    expect(await recognition.finish()).toEqual(recogniseFiles(remembered))
  })
})

function contentsIn(outputs: Outputs): Contents {
  return contentsOf(openColumns(inColumns(outputs)))
}
