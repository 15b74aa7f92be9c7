import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { z } from 'zod'
import { type Archive, ArchiveEntry, ArchiveHeader } from './archive.ts'

/** Every line that is wrong, at once. Nothing was imported. */
export class ArchiveRefused extends Error {
  override name = 'ArchiveRefused'
  readonly mistakes: readonly string[]

  constructor(mistakes: readonly string[]) {
    super(mistakes.join('\n'))
    this.mistakes = mistakes
  }
}

const mostMistakes = 100
const beginning = '{"type":"archive","format":1}'

type Line = { readonly number: number; readonly value: unknown }

export async function readArchive(file: string): Promise<Archive> {
  const [first, ...rest] = await readLines(file)
  const mistakes: string[] = []
  const header = check(ArchiveHeader, first ?? { number: 1, value: undefined }, mistakes)
  if (!header) throw new ArchiveRefused([...locate(file, mistakes), `it begins with ${beginning}`])
  const entries = rest.flatMap(line => check(ArchiveEntry, line, mistakes) ?? [])
  if (mistakes.length > 0) throw new ArchiveRefused(locate(file, mistakes).slice(0, mostMistakes))
  return {
    isExample: header.example,
    comments: entries.filter(entry => entry.type === 'comment'),
    mentions: entries.filter(entry => entry.type === 'mention'),
  }
}

async function readLines(file: string): Promise<Line[]> {
  const lines: Line[] = []
  const input = createReadStream(file)
  let number = 0
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1
    if (text.trim() !== '') lines.push({ number, value: parseJson(text) })
  }
  return lines
}

function check<Schema extends z.ZodType>(
  schema: Schema,
  { number, value }: Line,
  mistakes: string[],
): z.output<Schema> | null {
  const read = schema.safeParse(value)
  if (read.success) return read.data
  for (const { path, message } of read.error.issues) {
    mistakes.push(`${number}: ${path.join('.') || 'the line'}: ${message}`)
  }
  return null
}

function locate(file: string, mistakes: readonly string[]): string[] {
  return mistakes.map(mistake => `${file}:${mistake}`)
}

/** `undefined` where the line is not JSON; the schema then refuses it with the line's number. */
function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
