/** Fills only fields that are still empty: what the reader typed meanwhile is newer than anything kept. */
export function fillEmpty(
  form: HTMLFormElement,
  names: readonly string[],
  kept: Readonly<Record<string, unknown>>,
): void {
  for (const name of names) {
    const field = form.querySelector<HTMLInputElement | HTMLTextAreaElement>(`[name=${name}]`)
    if (field?.value === '') field.value = String(kept[name] ?? '')
  }
}

export function readFrom(form: HTMLFormElement, names: readonly string[]): string {
  const fields = new FormData(form)
  return JSON.stringify(Object.fromEntries(names.map(name => [name, fields.get(name)])))
}
