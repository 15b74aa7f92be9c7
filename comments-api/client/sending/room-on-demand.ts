/** Counts only near the limit. */
export function showRoomLeft(form: HTMLFormElement, body: HTMLTextAreaElement): void {
  if (body.textLength < body.maxLength / 2 - 1_000 && !form.querySelector('#room-left')) return
  import('./room-left.ts').then(
    ({ showRoomLeft }) => showRoomLeft(form, body),
    () => undefined,
  )
}
