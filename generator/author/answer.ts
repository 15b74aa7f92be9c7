import { UsageError } from '../errors.ts'
import type { Asker } from './asker.ts'
import type { InitOptions } from './init-options.ts'
import { type Answers, type Flag, isAsked, type Question, whyNot } from './questions.ts'

/** Takes answers from flags. The others are the defaults or, at a terminal, what the author answers. */
export async function collectAnswers(
  questions: readonly Question[],
  { given, takesDefaults }: InitOptions,
  asker: Asker | null,
): Promise<Answers> {
  refuseWrong(questions, given)
  const answers = { ...standIns(questions), ...given }
  if (takesDefaults || asker === null) return answers
  for (const question of questions) {
    if (given[question.flag] !== undefined || !isAsked(question, answers)) continue
    answers[question.flag] = await askUntilRight(question, asker)
  }
  return answers
}

/** The flags that are still needed if nobody can be asked. */
export function missingFlags(questions: readonly Question[], given: Partial<Answers>): string[] {
  return questions
    .filter(question => given[question.flag] === undefined && isAsked(question, given))
    .map(({ flag }) => `--${flag}`)
}

export async function isAgreed(question: string, asker: Asker): Promise<boolean> {
  for (;;) {
    const answer = (await asker.ask(`${question} [Y/n]`)).toLowerCase()
    if (['', 'y', 'yes'].includes(answer)) return true
    if (['n', 'no'].includes(answer)) return false
    asker.tell('  Write y or n.')
  }
}

function refuseWrong(questions: readonly Question[], given: Partial<Answers>): void {
  const wrong = questions.flatMap(question => {
    const answer = given[question.flag]
    const reason = answer === undefined ? null : whyNot(question, answer)
    return reason === null ? [] : [`--${question.flag}: ${reason}`]
  })
  if (wrong.length > 0) throw new UsageError(wrong.join('\n'))
}

function standIns(questions: readonly Question[]): Record<Flag, string> {
  const pairs = questions.map(({ flag, standIn }) => [flag, standIn])
  return Object.fromEntries(pairs) as Record<Flag, string>
}

async function askUntilRight(question: Question, asker: Asker): Promise<string> {
  const { words, fallback } = question
  const offer = fallback === null || fallback === '' ? '' : ` [${fallback}]`
  for (;;) {
    const written = await asker.ask(`${words}${offer}:`)
    const answer = written === '' ? (fallback ?? '') : written
    const reason = whyNot(question, answer)
    if (reason === null) return answer
    asker.tell(`  ${reason}`)
  }
}
