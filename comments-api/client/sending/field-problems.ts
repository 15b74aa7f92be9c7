import type { FieldProblem } from '../../contract/problems.ts'

/** Shows beside each field what to correct, and takes the reader to the first. */
export function showFieldProblems(form: HTMLFormElement, problems: readonly FieldProblem[]): void {
  for (const problem of problems) showFieldProblem(form, Object(problem))
  form.querySelector<HTMLElement>('[aria-invalid]')?.focus()
}

export function clearFieldProblems(form: HTMLFormElement): void {
  for (const note of form.querySelectorAll('.field-problem')) note.remove()
  for (const field of form.querySelectorAll('[aria-invalid]')) {
    field.removeAttribute('aria-invalid')
    field.setAttribute('aria-describedby', described(field).replace(problemOf(field), '').trim())
  }
}

function showFieldProblem(form: HTMLFormElement, { field, message }: FieldProblem): void {
  const name = String(field).replace(/.*\./, '')
  const input = form.elements.namedItem(name)
  if (!(input instanceof HTMLElement)) return
  const note = document.createElement('strong')
  note.className = 'field-problem'
  note.id = problemOf(input)
  note.append(String(message).slice(0, 200))
  input.setAttribute('aria-invalid', 'true')
  // Few screen readers announce aria-errormessage.
  input.setAttribute('aria-describedby', `${note.id} ${described(input)}`.trim())
  input.after(note)
}

function problemOf({ id }: Element): string {
  return `${id}-problem`
}

function described(field: Element): string {
  return field.getAttribute('aria-describedby') ?? ''
}
