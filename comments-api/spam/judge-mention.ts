import type { JudgeMention } from '../comments/mentions/mention.ts'
import { blocked } from './checks/blocked.ts'
import { filter } from './checks/filter.ts'
import { ownersName } from './checks/owners-name.ts'
import type { JudgeNeeds } from './judge.ts'
import { type Weighed, weigh } from './weigh.ts'

type Needs = Pick<JudgeNeeds, 'blocks' | 'knowledge' | 'currentBlockList'>

/** A mention has no form, network or speed, because we fetched its page ourselves. */
const unknown = { network: null, formerNetwork: () => null, address: null, userAgent: '' } as const

/** Judges a mention by its words, with the block list, the names and the filter that comments are judged by, too. */
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

/** Another blog's server cannot do a proof of work, so the mention is held instead. */
function withoutWork(weighed: Weighed) {
  return weighed.kind === 'work' ? { kind: 'doubt' as const, reasons: weighed.reasons } : weighed
}
