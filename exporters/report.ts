/** Each entry of the archive counts once: as exported, or as left out for one of these reasons. */
export const reasons = {
  deleted: 'deleted, and nobody answered',
  held: 'waiting or spam, see --with-held',
  'no-post': 'of threads that belong to no post',
} as const
export type Reason = keyof typeof reasons

export type Sum = {
  readonly read: number
  readonly exported: number
  readonly leftOut: Readonly<Partial<Record<Reason, number>>>
}

export type Report = {
  readonly format: string
  readonly output: string
  /** Including pages. */
  readonly posts: number
  readonly comments: Sum
  readonly mentions: Sum
  /** Threads that belong to no post. */
  readonly unmatched: readonly string[]
  readonly notes: readonly string[]
}

/** `--json` has all of them. */
const mostLines = 100

export function showReport({
  output,
  posts,
  comments,
  mentions,
  unmatched,
  notes,
}: Report): string {
  const lines = [
    `${output}: ${posts} posts and pages`,
    `comments: ${told(comments)}`,
    `mentions: ${told(mentions)}`,
    ...unmatched.slice(0, mostLines).map(thread => `  belongs to no post: ${thread}`),
    ...notes.slice(0, mostLines),
  ]
  return `${lines.join('\n')}\n`
}

function told({ read, exported, leftOut }: Sum): string {
  const out = Object.entries(leftOut).map(
    ([reason, number]) => `${number} ${reasons[reason as Reason]}`,
  )
  const more = out.length === 0 ? '' : `, left out ${out.join(', ')}`
  return `read ${read}, exported ${exported}${more}`
}
