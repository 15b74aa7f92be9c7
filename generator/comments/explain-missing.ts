import type { Index } from '../content/read-content.ts'
import { type Diagnostic, wrongFile } from '../diagnostic.ts'
import { inNumber } from '../in-number.ts'
import type { Missing } from './missing.ts'

/** At the post whose page keeps what the service has lost. */
export function explainKept(
  missing: readonly Missing[],
  { index, shownAs }: { readonly index: Index; readonly shownAs: string },
): Diagnostic[] {
  const posts = new Map([...index.published.values()].map(post => [post.id, post.source]))
  return missing.map(one =>
    wrongFile(`${shownAs}/${posts.get(one.thread)}`, {
      severity: 'warning',
      code: 'fewer-comments',
      message: `${whatAnswers(one)} lacks ${counted(one)} of the ${one.of} here and tells of no deletion; the page keeps its last good copy`,
      hint: 'See which database the service runs on. If what it lacks is meant to be gone: npm run build -- --accept-fewer-comments, once.',
    }),
  )
}

function whatAnswers({ isElsewhere }: Missing): string {
  const what = isElsewhere ? 'another database than before' : 'an earlier state of its database'
  return `the comment service answers from ${what}, which`
}

const mostNamed = 10

/** Once the owner has accepted it. */
export function tellGone(missing: readonly Missing[]): string[] {
  return missing.map(one => {
    const names = [
      ...one.comments.map(
        ({ id, author, createdAt }) => `${id} by ${author.name}, ${day(createdAt)}`,
      ),
      ...one.mentions.map(({ url, createdAt }) => `${url}, ${day(createdAt)}`),
    ]
    const more = names.length > mostNamed ? `; and ${names.length - mostNamed} more` : ''
    return `from the conversation ${one.thread} go ${counted(one)}: ${names.slice(0, mostNamed).join('; ')}${more}`
  })
}

function day(instant: string): string {
  return instant.slice(0, 10)
}

function counted({ comments, mentions }: Missing): string {
  return [
    ...(comments.length > 0 ? [inNumber(comments.length, 'comment')] : []),
    ...(mentions.length > 0 ? [inNumber(mentions.length, 'mention')] : []),
  ].join(' and ')
}
