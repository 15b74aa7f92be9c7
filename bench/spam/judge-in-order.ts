import { join } from 'node:path'
import { reasonsOf, type Submission } from '../../comments-api/comments/comment.ts'
import { normalise, normaliseBody } from '../../comments-api/comments/fields/normalise.ts'
import { knowOwners } from '../../comments-api/comments/fields/owners-name.ts'
import { insertComment } from '../../comments-api/comments/store.ts'
import { composeComment } from '../../comments-api/comments/submitting/compose.ts'
import { makeStamp } from '../../comments-api/comments/submitting/form-stamp.ts'
import { type Judged, requireVerdict } from '../../comments-api/comments/submitting/judgement.ts'
import { insertThread } from '../../comments-api/comments/thread-version.ts'
import type { Thread } from '../../comments-api/comments/threads/thread.ts'
import { wordingFor } from '../../comments-api/comments/wording.ts'
import { ThreadId } from '../../comments-api/contract/ids.ts'
import { NewComment } from '../../comments-api/contract/submission.ts'
import { minute } from '../../comments-api/durations.ts'
import { learn } from '../../comments-api/spam/filter/model.ts'
import { isEnough } from '../../comments-api/spam/filter/score.ts'
import { tokensOf } from '../../comments-api/spam/filter/tokens.ts'
import { usualLimits } from '../../comments-api/spam/limits.ts'
import { openSpam, type Spam } from '../../comments-api/spam/open-spam.ts'
import type { Database } from '../../comments-api/storage/database.ts'
import { openDatabase } from '../../comments-api/storage/open.ts'
import { realWorld, type World } from '../../comments-api/world.ts'
import { makeRunFolder } from '../run-folder.ts'
import type { Labelled, Outcome } from './labelled.ts'

/**
 * Judges each comment as it would have been judged then: by what was decided before, a minute after the one before it.
 */
export async function judgeInOrder(comments: readonly Labelled[]) {
  using folder = makeRunFolder()
  const stage = await openStage(folder.path)
  const filter: Outcome[] = []
  const judge: Outcome[] = []
  const seenBoth = learnedEnough()
  for (const { body, isSpam } of comments) {
    const submission = await write(stage, normaliseBody(body))
    const judgement = await stage.spam.judge(submission, thread, unknownSender)
    const { verdict, remember } = requireVerdict(judgement)
    const isLikely = reasonsOf(verdict).some(reason => reason.startsWith('likely-spam'))
    if (seenBoth(isSpam)) filter.push({ isSpam, isFound: isLikely })
    judge.push({ isSpam, isFound: verdict.kind !== 'clean' })
    await decide(stage, submission, { isSpam, remember })
  }
  const times = await timeJudging(stage)
  await stage.database.close()
  return { filter, judge, times }
}

/** Returns a function that tells whether the filter had learned enough when a comment came. */
function learnedEnough(): (isSpam: boolean) => boolean {
  const seen = { good: 0, bad: 0 }
  return isSpam => {
    const before = isEnough(seen)
    seen[isSpam ? 'bad' : 'good'] += 1
    return before
  }
}

type Stage = {
  readonly database: Database
  readonly spam: Spam
  readonly world: World
  readonly pass: (milliseconds: number) => void
}

async function openStage(folder: string): Promise<Stage> {
  let passed = 0
  const world = { ...realWorld, now: () => Date.parse('2026-01-01T00:00:00Z') + passed }
  const database = await openDatabase({ engine: 'sqlite', file: join(folder, 'comments.db') })
  const tell = (error: Error) => console.error(error.message)
  const needs = { database, world, secret: 'bench', limits: usualLimits, tell }
  const spam = openSpam({
    ...needs,
    site: 'http://localhost:8080/',
    settings: { blockList: null, akismetKey: null },
  })
  const pass = (milliseconds: number) => {
    passed += milliseconds
  }
  return { database, spam, world, pass }
}

const thread: Thread = {
  id: ThreadId.parse('bench'),
  url: 'http://localhost:8080/bench/',
  title: 'Bench',
  aliases: [],
  comments: 'open',
  closesAt: null,
  author: { name: 'Owner', url: null },
  isOpen: true,
  owner: null,
  owners: knowOwners(['Owner']),
  language: 'en',
  printDay: instant => instant,
  wording: wordingFor('en'),
  takesTrackbacks: true,
}

const unknownSender = { network: null, formerNetwork: () => null, address: null, userAgent: '' }

async function write({ world, pass }: Stage, body: string): Promise<Submission> {
  const stamp = makeStamp({ secret: 'bench', world })
  pass(minute)
  const sent = NewComment.parse({ author: { name: 'Reader' }, body, form: { stamp } })
  return normalise(sent, thread.wording).submission
}

type Decision = Pick<Judged, 'remember'> & { readonly isSpam: boolean }

async function decide(
  { database, world }: Stage,
  submission: Submission,
  { isSpam, remember }: Decision,
): Promise<void> {
  const status = isSpam ? 'spam' : 'approved'
  const comment = composeComment(submission, thread, { status, world })
  const lesson = isSpam ? 'bad' : 'good'
  await database.batch([
    insertThread(thread.id),
    insertComment(comment),
    ...remember(comment),
    ...learn(comment.id, tokensOf(submission), { lesson, world }),
  ])
}

async function timeJudging(stage: Stage): Promise<number[]> {
  const times: number[] = []
  for (let round = 0; round < 300; round += 1) {
    const words = Array.from({ length: 1_600 }, (_, at) => `w${(at * 7919 + round * 31) % 9_973}`)
    const submission = await write(stage, words.join(' ').slice(0, 10_000))
    const start = performance.now()
    await stage.spam.judge(submission, thread, unknownSender)
    times.push(performance.now() - start)
  }
  return times
}
