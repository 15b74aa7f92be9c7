import type { OpenedForm } from '../contract/submission.ts'
import { givenUpInTime } from './patience.ts'

/** Tells the service when the reader began to write. A form without it is sent all the same. */
export async function stampForm(action: string, form: HTMLFormElement): Promise<void> {
  try {
    const response = await fetch(action.replace(/threads\/.*/, 'form'), { signal: givenUpInTime() })
    const { stamp }: Partial<OpenedForm> = await response.json()
    const field = document.createElement('input')
    field.type = 'hidden'
    field.name = 'stamp'
    field.value = String(stamp ?? '')
    form.append(field)
  } catch {
    // Away: the judge then knows a little less.
  }
}
