import { type Diagnostic, inReadingOrder, type PlaceInFile } from '../../../diagnostic.ts'
import { diagnosticAt, warningAt } from '../diagnose.ts'
import { type Answer, openAsker } from './ask.ts'
import { readAnswers, writeAnswers } from './cache.ts'
import { readTarget } from './target.ts'

/** A link to another site, and where it is written. */
export type ExternalLink = PlaceInFile & { readonly url: string }

export type ExternalLinkOptions = {
  /** The JSON file in the cache folder that holds the answers. */
  readonly cache: string
  /** The address of this site, sent as part of the user agent. */
  readonly siteUrl: string
  readonly now: () => number
  /** Called after each address. */
  readonly tell?: (progress: { readonly asked: number; readonly total: number }) => void
  readonly fetch?: typeof globalThis.fetch
  readonly wait?: (milliseconds: number) => Promise<void>
  /** Milliseconds between two requests to one host, by default 1,000. */
  readonly pause?: number
  /** Milliseconds that one request may take, by default 10,000. */
  readonly timeout?: number
  /** Only for tests, whose servers run on the same machine. */
  readonly allowsPrivateHosts?: boolean
}

export type ExternalFindings = {
  readonly diagnostics: readonly Diagnostic[]
  readonly notices: readonly string[]
}

/** Asks each address once, unless its answer is remembered, and reports bad ones at every place that leads there. */
export async function checkExternalLinks(
  links: readonly ExternalLink[],
  options: ExternalLinkOptions,
): Promise<ExternalFindings> {
  const places = Map.groupBy(
    links.filter(({ url }) => /^(?:https?:)?\/\//i.test(url.trim())),
    ({ url }) => withoutFragment(url.trim()),
  )
  const answers = await findAnswers([...places.keys()], options)
  const isOffline = reachesNothing(answers)
  const diagnostics = [...places].flatMap(([url, found]) => {
    const { answer } = answers.get(url) ?? { answer: { kind: 'good' } }
    if (answer.kind === 'good' || (isOffline && isUnreached(answer))) return []
    return found.map(link => diagnose(link, answer))
  })
  return { diagnostics: inReadingOrder(diagnostics), notices: isOffline ? [offline] : [] }
}

const offline = 'this machine cannot reach any other site: nothing was checked'

type Found = { readonly answer: Answer; readonly isAsked: boolean }

/** A single missing host is a dead link. If no host at all is reached, this machine is offline. */
function reachesNothing(answers: ReadonlyMap<string, Found>): boolean {
  const asked = [...answers.values()].filter(({ isAsked }) => isAsked)
  return asked.length > 0 && asked.every(({ answer }) => isUnreached(answer))
}

function isUnreached(answer: Answer): boolean {
  return (answer.kind === 'dead' || answer.kind === 'doubtful') && answer.isUnreached === true
}

async function findAnswers(
  urls: readonly string[],
  options: ExternalLinkOptions,
): Promise<ReadonlyMap<string, Found>> {
  const known = readAnswers(options.cache, options.now())
  const ask = openAsker(options)
  const found = new Map<string, Found>()
  const answerAt = async (
    target: ReturnType<typeof readTarget>,
    remembered: Answer | undefined,
  ): Promise<Found> => {
    if ('answer' in target) return { answer: target.answer, isAsked: false }
    if (remembered !== undefined) return { answer: remembered, isAsked: false }
    return { answer: await ask(target.url), isAsked: true }
  }
  const answerFor = async (url: string) => {
    const target = readTarget(url, options)
    found.set(url, await answerAt(target, known.get(url)))
    options.tell?.({ asked: found.size, total: urls.length })
  }
  try {
    await Promise.all(urls.map(answerFor))
  } finally {
    writeAnswers(options.cache, { known, found: answersAsked(found), now: options.now() })
  }
  return found
}

function answersAsked(found: ReadonlyMap<string, Found>): ReadonlyMap<string, Answer> {
  const asked = [...found].filter(([, { isAsked }]) => isAsked)
  return new Map(asked.map(([url, { answer }]) => [url, answer]))
}

/** A fragment is never sent to the host. */
function withoutFragment(url: string): string {
  const whole = url.startsWith('//') ? `https:${url}` : url
  return whole.split('#', 1)[0] ?? whole
}

function diagnose(
  { file, url, ...place }: ExternalLink,
  answer: Exclude<Answer, { kind: 'good' }>,
): Diagnostic {
  const said = {
    code: 'dead-link',
    message: `"${url}" ${answer.why}`,
    hint: hints[answer.kind],
  } as const
  return answer.kind === 'dead' ? diagnosticAt(file, place, said) : warningAt(file, place, said)
}

const hints = {
  dead: 'Link to its new address or to a copy at https://web.archive.org/, or remove the link.',
  doubtful: 'Open it in a browser: the host may refuse programs, or be unreachable for a while.',
  unasked: 'Open it in a browser.',
} as const satisfies Record<Exclude<Answer['kind'], 'good'>, string>
