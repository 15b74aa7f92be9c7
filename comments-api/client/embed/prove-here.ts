import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'
import type { Challenge } from '../../contract/problems.ts'
import { hardest, longest } from '../prove-bounds.ts'
import { proving } from '../texts/en/proving.ts'

/**
 * In place of `prove.ts` where the whole script is one file. No worker starts from a file of another site, nor from one
 * that begins with an element. The browser derives keys beside the page, which can be used meanwhile.
 */
export async function prove(challenge: Challenge, status: Element): Promise<string> {
  const { cost, keyLength } = challenge.parameters
  if (!(cost * keyLength < hardest)) return ''
  status.replaceChildren(proving, ' ', document.createElement('progress'))
  const solution = await solveChallenge({ challenge, deriveKey, timeout: longest })
  return solution === null ? '' : JSON.stringify({ challenge, solution })
}
