import { describe, expect, it } from 'vitest'
import { inColumns, openColumns } from '../../../generator/publish/output-columns.ts'
import { amendOutputs, openOutputs } from '../../../generator/publish/outputs.ts'

const record = (name: string) => ({
  fingerprint: name,
  size: 1,
  modified: 2.5,
  hash: 'a'.repeat(24),
})
const recordsOf = (...names: string[]) => new Map(names.map(name => [name, record(name)]))
const read = () => openOutputs(openColumns(inColumns(recordsOf('a', 'b', 'c'))))

describe('what is known of published files', () => {
  it('is found in the columns that it was read from', () => {
    const outputs = read()

    expect([outputs.find('b'), outputs.fingerprintOf('b')]).toEqual([record('b'), 'b'])
    expect([outputs.find('d'), outputs.fingerprintOf('d')]).toEqual([undefined, undefined])
  })

  it('is what the last of several changes says', () => {
    const anew = { ...record('b'), fingerprint: 'anew' }
    const first = amendOutputs(read(), { gone: new Set(['a']), made: new Map([['b', anew]]) })

    const outputs = amendOutputs(first, { gone: new Set(['c']), made: recordsOf('a', 'd') })

    const { names } = outputs.inColumns()
    expect(names).toEqual(['b', 'a', 'd'])
    expect(names.map(outputs.find)).toEqual([anew, record('a'), record('d')])
    expect(names.map(outputs.fingerprintOf)).toEqual(['anew', 'a', 'd'])
    expect([outputs.find('c'), outputs.fingerprintOf('c')]).toEqual([undefined, undefined])
  })

  it('is no more once it is gone, whoever told of it', () => {
    const first = amendOutputs(read(), { gone: new Set(), made: recordsOf('b', 'd') })

    const outputs = amendOutputs(first, { gone: new Set(['b', 'd']), made: new Map() })

    expect(outputs.inColumns().names).toEqual(['a', 'c'])
    expect(['b', 'd'].map(outputs.fingerprintOf)).toEqual([undefined, undefined])
  })

  it('can be put in columns, as if all had been read', () => {
    const outputs = amendOutputs(read(), { gone: new Set(['a']), made: recordsOf('d') })

    const again = openOutputs(outputs.inColumns())

    expect(['a', 'b', 'c', 'd'].map(again.find)).toEqual(['a', 'b', 'c', 'd'].map(outputs.find))
  })
})
