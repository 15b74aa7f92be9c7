import * as refusalTexts from '../texts/en/refusal.ts'
import { clearFieldProblems, showFieldProblems } from './field-problems.ts'
import type { Refused } from './send.ts'

/** Says why, as far as it is known, and beside each field what to correct, until it is sent again. */
export function explainRefusal(form: HTMLFormElement, status: Element, outcome: Refused): void {
  if (outcome.kind === 'too-fast') {
    status.replaceChildren(refusalTexts.wait(outcome.seconds))
    return
  }
  const reasons = new Map<string, string>(Object.entries(refusalTexts.refusals))
  const reason = reasons.get(outcome.code)
  if (reason !== undefined) status.replaceChildren(reason)
  showFieldProblems(form, outcome.fields)
  form.addEventListener('submit', () => clearFieldProblems(form), { once: true })
}
