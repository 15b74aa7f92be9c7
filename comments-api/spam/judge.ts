import type { Submission, Verdict } from '../comments/comment.ts'
import { bearsName } from '../comments/name.ts'
import type { Judge } from '../comments/submit.ts'
import type { Thread } from '../comments/thread.ts'

const mostLinks = 3

/** Each check gives its reason or nothing. A doubt is held for a person, never dropped. */
export function createJudge(): Judge {
  return function judge(submission: Submission, thread: Thread): Verdict {
    if (submission.trap !== '') return { kind: 'spam', reasons: ['trap-filled'] }
    const reasons = [...tooManyLinks(submission), ...ownersName(submission, thread)]
    return reasons.length > 0 ? { kind: 'doubt', reasons } : { kind: 'clean' }
  }
}

function tooManyLinks({ body }: Submission): string[] {
  const links = body.match(/https?:\/\/|mailto:/gi)?.length ?? 0
  return links > mostLinks ? ['many-links'] : []
}

/** Whoever borrows the owner's name, also in look-alike letters or with something added in brackets, is read before they appear. */
function ownersName({ author }: Submission, thread: Thread): string[] {
  return bearsName(author.name, thread.author.name) ? ['owners-name'] : []
}
