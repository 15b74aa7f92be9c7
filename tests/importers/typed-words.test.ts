import { describe, expect, it } from 'vitest'
import { readOptions } from '../../importers/options.ts'
import { makeContent, makeFolder } from './moving-in.ts'

const content = makeContent()
const folder = makeFolder({ 'olive.2026.xml': '', 'olive.2026.xml.gz': '' })

function typed(...words: string[]) {
  return readOptions(['--content', content, ...words])
}

describe('the words of an import', () => {
  it.each(['olive.2026.xml', 'olive.2026.xml.gz'])('name the archive after %s', file => {
    const { archive } = typed('disqus', `${folder}/${file}`)

    expect(archive).toBe('data/imports/disqus-olive.2026.jsonl')
  })

  it.each([
    [['wordpres', folder], 'did you mean "wordpress"'],
    [['wordpress', `${folder}/nowhere.xml`], 'no such file'],
    [['wordpress', folder, '--uploads', `${folder}/nowhere`], 'no such file'],
    [['wordpress', folder, '--map', `${folder}/nowhere`], 'no such file'],
    [['wordpress', folder, folder], 'one file or folder at a time'],
  ])('are refused as %j, before anything is read', (words, message) => {
    expect(() => typed(...words)).toThrow(message)
  })
})
