import { describe, expect, it } from 'vitest'
import { inColumns, openColumns } from '../../../generator/memory/output-columns.ts'
import {
  amendOutputs,
  foldChanges,
  openOutputs,
  outputsOf,
} from '../../../generator/memory/outputs.ts'

const record = (name: string) => ({
  fingerprint: name,
  size: 1,
  modified: 2.5,
  hash: 'a'.repeat(24),
})
const recordsOf = (...names: string[]) => new Map(names.map(name => [name, record(name)]))
const read = () => openOutputs(openColumns(inColumns(recordsOf('a', 'b', 'c'))))

describe('the records of outputs', () => {
  it('are found in the columns that they were read from', () => {
    const outputs = read()

    expect([outputs.find('b'), outputs.fingerprintOf('b')]).toEqual([record('b'), 'b'])
    expect([outputs.find('d'), outputs.fingerprintOf('d')]).toEqual([undefined, undefined])
  })

  it('reflect the latest of several changes', () => {
    const anew = { ...record('b'), fingerprint: 'anew' }
    const first = amendOutputs(read(), { gone: new Set(['a']), made: new Map([['b', anew]]) })

    const outputs = amendOutputs(first, { gone: new Set(['c']), made: recordsOf('a', 'd') })

    const { names } = outputs.inColumns()
    expect(names).toEqual(['b', 'a', 'd'])
    expect(names.map(outputs.find)).toEqual([anew, record('a'), record('d')])
    expect(names.map(outputs.fingerprintOf)).toEqual(['anew', 'a', 'd'])
    expect([outputs.find('c'), outputs.fingerprintOf('c')]).toEqual([undefined, undefined])
  })

  it('no longer contain an output after its removal, whether read or added', () => {
    const first = amendOutputs(read(), { gone: new Set(['c']), made: recordsOf('b', 'd') })

    const outputs = amendOutputs(first, { gone: new Set(['b', 'd']), made: new Map() })

    expect(outputs.inColumns().names).toEqual(['a'])
    expect(['b', 'c', 'd'].map(outputs.fingerprintOf)).toEqual([undefined, undefined, undefined])
    // What came and went again must not be remembered for ever.
    expect([...outputs.gone]).toEqual(['c', 'b'])
  })

  it('survive a conversion to columns', () => {
    const outputs = amendOutputs(read(), { gone: new Set(['a']), made: recordsOf('d') })

    const again = openOutputs(outputs.inColumns())

    expect(['a', 'b', 'c', 'd'].map(again.find)).toEqual(['a', 'b', 'c', 'd'].map(outputs.find))
  })

  it('are folded after many changes, without any loss', () => {
    const names = Array.from({ length: 2_000 }, (_, number) => `page-${number}`)
    const made = outputsOf(recordsOf(...names))

    const folded = foldChanges(amendOutputs(made, { gone: new Set(['page-7']), made: new Map() }))

    expect([folded.made.size, folded.gone.size]).toEqual([0, 0])
    expect(folded.inColumns().names).toEqual(names.filter(name => name !== 'page-7'))
    expect([folded.find('page-1999'), folded.find('page-7')]).toEqual([
      record('page-1999'),
      undefined,
    ])
  })
})
