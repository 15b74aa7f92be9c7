import * as refusalTexts from '../texts/en/refusal.ts'
import { clearFieldProblems, showFieldProblems } from './field-problems.ts'
import type { Refused } from './send.ts'

/** In seconds: our service never asks for more, but a proxy in front of it may ask for anything. */
const longest = 3_600

/** Says why, as far as it is known, and beside each field what to correct, until it is sent again. */
export function explainRefusal(form: HTMLFormElement, status: Element, outcome: Refused): void {
  if (outcome.kind === 'too-fast') {
    const seconds = Math.ceil(Math.min(Math.max(outcome.seconds, 1), longest))
    status.replaceChildren(refusalTexts.wait(seconds))
    return
  }
  for (const [code, reason] of Object.entries(refusalTexts.refusals)) {
    if (code === outcome.code) status.replaceChildren(reason)
  }
  showFieldProblems(form, outcome.fields)
  form.addEventListener('submit', () => clearFieldProblems(form), { once: true })
}
