import type { JudgeMention } from '../comments/mentions/mention.ts'
import { blocked } from './checks/blocked.ts'
import { filter } from './checks/filter.ts'
import { ownersName } from './checks/owners-name.ts'
import type { JudgeNeeds } from './judge.ts'
import { type Weighed, weigh } from './weigh.ts'

type Needs = Pick<JudgeNeeds, 'blocks' | 'knowledge' | 'currentBlockList'>

/** Nobody sent it: our own machine fetched it. What a form, a network and a pace tell is missing. */
const unknown = { network: null, formerNetwork: () => null, address: null, userAgent: '' } as const

/** Judges by the words alone, with the list, the names and the filter that judge comments. */
export function createMentionJudge(needs: Needs): JudgeMention {
  return async function judgeMention(submission, thread) {
    const [blockList, blocks, opinion] = await Promise.all([
      needs.currentBlockList(),
      needs.blocks.findFor(submission.author, unknown),
      needs.knowledge.judge(submission),
    ])
    const evidence = { submission, thread, circumstances: unknown, blockList, blocks, opinion }
    return withoutWork(weigh([...blocked(evidence), ...ownersName(evidence), ...filter(evidence)]))
  }
}

/** No machine of a stranger's blog works for us. */
function withoutWork(weighed: Weighed) {
  return weighed.kind === 'work' ? { kind: 'doubt' as const, reasons: weighed.reasons } : weighed
}
