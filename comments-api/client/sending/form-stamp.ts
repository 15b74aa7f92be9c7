import type { OpenedForm } from '../../contract/submission.ts'
import { requestTimeout } from '../timeout.ts'

/** A stamp that is a day old is worthless. */
const renewedAfter = 12 * 60 * 60 * 1000

/** Tells the service when the reader began to write. The form can be sent without it. */
export function stampForm(action: string, form: HTMLFormElement): void {
  const field = document.createElement('input')
  field.type = 'hidden'
  field.name = 'stamp'
  form.append(field)
  let stampedAt = 0
  const renew = async () => {
    if (Date.now() - stampedAt < renewedAfter) return
    stampedAt = Date.now()
    field.value = await fetchStamp(action)
  }
  form.addEventListener('focusin', renew)
  void renew()
}

/** Empty if the service is away: the judge then knows a little less. */
export async function fetchStamp(action: string): Promise<string> {
  try {
    const response = await fetch(action.replace(/threads\/.*/, 'form'), {
      signal: requestTimeout(),
    })
    const { stamp }: Partial<OpenedForm> = await response.json()
    return String(stamp ?? '')
  } catch {
    return ''
  }
}
