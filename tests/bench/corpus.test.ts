import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { composePost } from '../../bench/corpus/compose-post.ts'
import {
  type Dialect,
  hugoDialect,
  plainDialect,
  zolaDialect,
} from '../../bench/corpus/dialects.ts'
import { writeCorpus } from '../../bench/corpus/write-corpus.ts'

function readCorpus(posts: number, dialect: Dialect): readonly (readonly [string, string])[] {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-corpus-'))
  writeCorpus(folder, posts, dialect)
  const files = readdirSync(folder)
    .sort()
    .map(name => [name, readFileSync(join(folder, name), 'utf8')] as const)
  rmSync(folder, { recursive: true })
  return files
}

const bodiesIn = (dialect: Dialect) =>
  readCorpus(3, dialect).map(([, text]) => text.slice(text.indexOf('---\n\n')))

describe('the corpus of the benchmark', () => {
  it('has the same bytes on every machine and in every release', () => {
    const posts = readCorpus(10, plainDialect)

    const digest = createHash('sha256').update(JSON.stringify(posts)).digest('hex')
    expect(digest).toBe('e438bd179bc32f18bff4e31097d767822ed26a55b42674b3972fe7dd8dafe044')
  })

  it('has only dates in the past, so that no generator holds a post back as scheduled', () => {
    expect(composePost(49_999).date < '2026').toBe(true)
  })

  it('begins with the same posts whatever its size', () => {
    expect(readCorpus(12, plainDialect).slice(0, 5)).toEqual(readCorpus(5, plainDialect))
  })

  it.each([
    ['Hugo', hugoDialect],
    ['Zola', zolaDialect],
  ])('has the same bodies in the dialect of %s', (_, dialect) => {
    expect(bodiesIn(dialect)).toEqual(bodiesIn(plainDialect))
  })
})
