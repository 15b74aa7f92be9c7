import type { Circumstances } from '../comments/circumstances.ts'
import type { Submission, Verdict } from '../comments/comment.ts'
import { readStamp } from '../comments/form-stamp.ts'
import type { Reason } from '../comments/reasons.ts'
import type { Judge } from '../comments/submit.ts'
import type { Thread } from '../comments/thread.ts'
import type { World } from '../world.ts'
import { fillTime } from './checks/fill-time.ts'
import { links } from './checks/links.ts'
import { ownersName } from './checks/owners-name.ts'
import { trap } from './checks/trap.ts'
import type { Evidence } from './evidence.ts'
import { weigh } from './weigh.ts'

type Needs = { readonly secret: string; readonly world: World }

const checks: readonly ((evidence: Evidence) => Reason[])[] = [trap, fillTime, links, ownersName]

/** First what there is to know, then what each check finds in it, then what that comes to. */
export function createJudge(needs: Needs): Judge {
  return function judge(
    submission: Submission,
    thread: Thread,
    circumstances: Circumstances,
  ): Verdict {
    const form = readStamp(submission.form.stamp, needs)
    const evidence = { submission, thread, circumstances, form }
    return weigh(checks.flatMap(check => check(evidence)))
  }
}
