import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import * as z from 'zod'
import { clearUnfinishedOf, unfinishedFor } from '../../../memory/unfinished.ts'
import type { Answer } from './ask.ts'

const day = 24 * 60 * 60 * 1_000

/** What hosts answered, and when. Addresses that were not asked are not stored. */
const Answers = z.object({
  format: z.literal(1),
  answers: z.record(
    z.string(),
    z.object({
      at: z.number(),
      answer: z.union([
        z.object({ kind: z.literal('good') }),
        z.object({ kind: z.enum(['dead', 'doubtful']), why: z.string() }),
      ]),
    }),
  ),
})
type Remembered = z.infer<typeof Answers>['answers'][string]

type KnownAnswers = ReadonlyMap<string, Remembered['answer']>

/**
 * Answers that are still fresh: a good one for a week, a bad one for a day. Empty if the file is missing or damaged.
 */
export function readAnswers(path: string, now: number): KnownAnswers {
  return new Map(
    Object.entries(readFresh(path, now)).map(([url, { answer }]) => [url, answer] as const),
  )
}

type Found = {
  readonly known: KnownAnswers
  readonly found: ReadonlyMap<string, Answer>
  readonly now: number
}

/** If a machine is offline, no host is found. So unreached hosts are not stored. */
export function writeAnswers(path: string, { known, found, now }: Found): void {
  const answers = readFresh(path, now)
  for (const [url, answer] of found) {
    if (known.has(url) || answer.kind === 'unasked') continue
    const isSure = answer.kind === 'good' || answer.isUnreached !== true
    if (isSure) answers[url] = { at: now, answer }
  }
  mkdirSync(dirname(path), { recursive: true })
  const unfinished = unfinishedFor(path)
  writeFileSync(unfinished, JSON.stringify({ format: 1, answers }))
  renameSync(unfinished, path)
  clearUnfinishedOf(path)
}

function readFresh(path: string, now: number): Record<string, Remembered> {
  return Object.fromEntries(
    Object.entries(readAll(path)).filter(([, { at, answer }]) => {
      const age = now - at
      return age >= 0 && age < (answer.kind === 'good' ? 7 * day : day)
    }),
  )
}

function readAll(path: string): Record<string, Remembered> {
  try {
    return Answers.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data?.answers ?? {}
  } catch {
    return {}
  }
}
