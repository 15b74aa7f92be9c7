import { Issue, IssueComment, Thread } from './schemas.ts'

type Finding =
  | { readonly kind: 'thread'; readonly thing: Thread }
  | { readonly kind: 'issue'; readonly thing: Issue }
  | { readonly kind: 'comment'; readonly thing: IssueComment }

/** The names of fields in which GraphQL wraps discussions, issues and comments. */
const wrapping = [
  'data',
  'repository',
  'search',
  'discussions',
  'discussion',
  'issues',
  'issue',
  'nodes',
  'edges',
  'node',
] as const

/** Finds them however the API was asked. The recursion ends, because JSON may be at most 64 levels deep. */
export function* findingsIn(value: unknown): Generator<Finding> {
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    for (const one of value) yield* findingsIn(one)
    return
  }
  const finding = recognise(value)
  if (finding !== null) yield finding
  else
    for (const name of wrapping)
      if (Object.hasOwn(value, name)) yield* findingsIn(Reflect.get(value, name))
}

function recognise(value: object): Finding | null {
  const thread = Thread.safeParse(value).data
  if (thread !== undefined) return { kind: 'thread', thing: thread }
  const issue = Issue.safeParse(value).data
  if (issue !== undefined) return { kind: 'issue', thing: issue }
  const comment = IssueComment.safeParse(value).data
  return comment === undefined ? null : { kind: 'comment', thing: comment }
}
