import type * as z from 'zod'
import { SiteFile } from '../site/site.ts'
import { isTimeZone } from '../site/time-zone.ts'

export const flags = [
  'title',
  'description',
  'url',
  'author',
  'language',
  'time-zone',
  'comments',
  'service',
] as const
export type Flag = (typeof flags)[number]

/** Answers as they were typed. An empty `service` means the site's own address. */
export type Answers = Readonly<Record<Flag, string>>

export type Question = {
  readonly flag: Flag
  readonly words: string
  /** The same schema as for site.yaml, so that an accepted answer can be built. */
  readonly schema: z.ZodType
  /** The answer to Enter alone; `null` if only the author knows. */
  readonly fallback: string | null
  /** What --yes writes. This is the fallback if there is one. */
  readonly standIn: string
}

export function questionsFor(systemTimeZone: string): readonly Question[] {
  const zone = isTimeZone(systemTimeZone) ? systemTimeZone : 'UTC'
  return questions.map(question =>
    question.flag === 'time-zone' ? { ...question, ...usually(zone) } : question,
  )
}

/** Why an answer is refused, or `null` if it is not. */
export function whyNot({ schema, fallback }: Question, answer: string): string | null {
  if (answer === '') return fallback === '' ? null : 'this needs an answer'
  const judged = schema.safeParse(answer)
  if (judged.success) return null
  const [issue] = judged.error.issues
  const hint = issue?.code === 'custom' ? issue.params?.['hint'] : undefined
  const why = hint === undefined ? issue?.message : `${issue?.message}. ${hint}`
  return `${JSON.stringify(answer)} cannot be used: ${why}`
}

/** Without comments, the address of the service is not needed. */
export function isAsked({ flag }: Question, answers: Partial<Answers>): boolean {
  return flag !== 'service' || answers.comments !== 'none'
}

type Offer = Pick<Question, 'fallback' | 'standIn'>

const usually = (fallback: string): Offer => ({ fallback, standIn: fallback })
const onlyAuthorKnows = (standIn: string): Offer => ({ fallback: null, standIn })

const { shape } = SiteFile
const ofComments = shape.comments.unwrap().shape

const questions: readonly Question[] = [
  {
    flag: 'title',
    words: 'The name of your site',
    schema: shape.title,
    ...onlyAuthorKnows('A new blog'),
  },
  {
    flag: 'description',
    words: 'What it is, in a sentence for search engines and feeds',
    schema: shape.description,
    ...usually(''),
  },
  {
    flag: 'url',
    words: 'Where readers will find it, such as https://example.org',
    schema: shape.url,
    ...onlyAuthorKnows('https://blog.example'),
  },
  {
    flag: 'author',
    words: 'Your name, as readers see it',
    schema: shape.author.shape.name,
    ...onlyAuthorKnows('Its author'),
  },
  {
    flag: 'language',
    words: 'The language you write in, such as en, de or pt-BR',
    schema: shape.language,
    ...usually('en'),
  },
  {
    flag: 'time-zone',
    words: 'The time zone in which your days begin and end',
    schema: shape.timeZone,
    ...usually('UTC'),
  },
  {
    flag: 'comments',
    words: 'Comments under your posts: open, closed or none',
    schema: ofComments.default,
    ...usually('open'),
  },
  {
    flag: 'service',
    words: 'The address of your comment service, or Enter if it has none yet',
    schema: ofComments.service,
    ...usually(''),
  },
]
