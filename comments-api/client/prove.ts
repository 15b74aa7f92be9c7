import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'
import type { Challenge } from '../contract/problems.ts'
import { hardest, longest } from './prove-bounds.ts'
import { proving } from './texts/en/proving.ts'

/**
 * This file runs twice: on the page, where it starts itself in a worker, and in that worker, where it does the work. So
 * the bundle has one address for both, and nothing needs to know its name.
 */
if (typeof document === 'undefined') {
  addEventListener('message', async ({ data: challenge }: MessageEvent<Challenge>) => {
    const solution = await solveChallenge({ challenge, deriveKey }).catch(() => null)
    postMessage(solution && JSON.stringify({ challenge, solution }))
  })
}

/** The proof, or nothing if this browser cannot find it, or is asked to look for too long. */
export async function prove(challenge: Challenge, status: Element): Promise<string> {
  const { cost, keyLength } = challenge.parameters
  if (!(cost * keyLength < hardest)) return ''
  status.replaceChildren(proving, ' ', document.createElement('progress'))
  return new Promise(resolve => {
    const worker = startItself()
    const finish = ({ data }: Partial<MessageEvent>) => {
      worker.terminate()
      resolve(data || '')
    }
    worker.onmessage = finish
    worker.onerror = finish
    setTimeout(finish, longest, {})
    worker.postMessage(challenge)
  })
}

type UrlPolicy = { createScriptURL(url: string): string }

const rules: UrlPolicy = { createScriptURL: url => url }
let policy: UrlPolicy | undefined

/**
 * Under `require-trusted-types-for 'script'` a worker's address is no plain
 * string either. A policy of a name may be made once, and not in the worker.
 */
function startItself(): Worker {
  policy ??= window.trustedTypes?.createPolicy('afterword-worker', rules) ?? rules
  return new Worker(policy.createScriptURL(import.meta.url), { type: 'module' })
}
