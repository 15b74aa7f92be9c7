import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { reasonsOf, type Submission } from '../comments-api/comments/comment.ts'
import { normalise, normaliseBody } from '../comments-api/comments/fields/normalise.ts'
import { knowOwners } from '../comments-api/comments/fields/owners-name.ts'
import { insertComment } from '../comments-api/comments/store.ts'
import { composeComment } from '../comments-api/comments/submitting/compose.ts'
import { makeStamp } from '../comments-api/comments/submitting/form-stamp.ts'
import { type Judged, requireVerdict } from '../comments-api/comments/submitting/judgement.ts'
import { insertThread } from '../comments-api/comments/thread-version.ts'
import type { Thread } from '../comments-api/comments/threads/thread.ts'
import { wordingFor } from '../comments-api/comments/wording.ts'
import { ThreadId } from '../comments-api/contract/ids.ts'
import { NewComment } from '../comments-api/contract/submission.ts'
import { learn } from '../comments-api/spam/filter/model.ts'
import { score, type Tally } from '../comments-api/spam/filter/score.ts'
import { type Tokens, tokensOf } from '../comments-api/spam/filter/tokens.ts'
import { usualLimits } from '../comments-api/spam/limits.ts'
import { openSpam, type Spam } from '../comments-api/spam/open-spam.ts'
import type { Database } from '../comments-api/storage/database.ts'
import { openDatabase } from '../comments-api/storage/open.ts'
import { realWorld, type World } from '../comments-api/world.ts'
import { type Labelled, readLabelled } from './labelled.ts'

const folds = 10
const likely = 0.95
const minute = 60_000

/** Measures how well the filter and the whole judge recognise spam among comments that people have labelled. */
export async function benchSpam(files: readonly string[]): Promise<void> {
  if (files.length === 0) throw new TypeError('name the files of labelled comments')
  const comments = await readLabelled(files)
  console.log(`${comments.length} comments, ${comments.filter(({ isSpam }) => isSpam).length} spam`)
  console.log(describe(`filter, ${folds}-fold`, crossValidate(comments)))
  const { filter, judge, times } = await judgeInOrder(comments)
  console.log(describe('filter, in order', filter))
  console.log(describe('judge, in order', judge))
  const sorted = times.toSorted((one, other) => one - other)
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1)
  console.log(`judging 10,000 characters: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`)
}

type Outcome = { readonly isSpam: boolean; readonly isFound: boolean }

function describe(name: string, outcomes: readonly Outcome[]): string {
  const found = outcomes.filter(({ isFound }) => isFound)
  const right = found.filter(({ isSpam }) => isSpam).length
  const all = outcomes.filter(({ isSpam }) => isSpam).length
  const precision = (right / found.length).toFixed(3)
  const recall = (right / all).toFixed(3)
  return `${name.padEnd(20)} precision ${precision}  recall ${recall}  of ${outcomes.length} comments; wrongly held ${found.length - right}`
}

const nobody = { name: 'Reader', email: null, url: null, isOwner: false, isConfirmed: false }

/**
 * Judges each tenth by a filter that learned from the other nine. A part is every tenth comment, so that all parts mix
 * the times equally.
 */
function crossValidate(comments: readonly Labelled[]): readonly Outcome[] {
  const known = comments.map(({ body, isSpam }) => ({
    isSpam,
    tokens: tokensOf({ author: nobody, body: normaliseBody(body) }),
  }))
  return known.map(({ tokens, isSpam }, index) => {
    const others = known.filter((_, other) => other % folds !== index % folds)
    const bad = others.filter(other => other.isSpam).length
    const learned = { good: others.length - bad, bad }
    const { probability } = score(tokens, tallyOf(others, tokens), learned)
    return { isSpam, isFound: probability >= likely }
  })
}

function tallyOf(
  others: readonly { readonly tokens: Tokens; readonly isSpam: boolean }[],
  wanted: Tokens,
): ReadonlyMap<number, Tally> {
  const tallies = new Map<number, Tally>()
  for (const token of wanted.keys()) {
    const having = others.filter(({ tokens }) => tokens.has(token))
    const bad = having.filter(({ isSpam }) => isSpam).length
    tallies.set(token, { good: having.length - bad, bad })
  }
  return tallies
}

type Stage = {
  readonly database: Database
  readonly spam: Spam
  readonly world: World
  readonly pass: (milliseconds: number) => void
}

/**
 * Judges each comment as it would have been judged then: by what was decided before, a minute after the one before it.
 */
async function judgeInOrder(comments: readonly Labelled[]) {
  const folder = await mkdtemp(join(tmpdir(), 'afterword-spam-'))
  const stage = await openStage(folder)
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
  await rm(folder, { recursive: true })
  return { filter, judge, times }
}

/** Returns a function that tells whether the filter had learned enough when a comment came. */
function learnedEnough(): (isSpam: boolean) => boolean {
  const seen = { good: 0, bad: 0 }
  return isSpam => {
    const isEnough = Math.min(seen.good, seen.bad) >= 20
    seen[isSpam ? 'bad' : 'good'] += 1
    return isEnough
  }
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
  const sent = NewComment.parse({ author: { name: nobody.name }, body, form: { stamp } })
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
