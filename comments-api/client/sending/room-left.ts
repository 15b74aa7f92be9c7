import { charactersLeft } from '../texts/en/room.ts'

/** Counts Unicode characters, some of which are two to the browser. */
export function showRoomLeft(form: HTMLFormElement, body: HTMLTextAreaElement): void {
  const left = body.maxLength / 2 - [...body.value].length
  const note = form.querySelector('#room-left') ?? document.createElement('span')
  note.id = 'room-left'
  note.replaceChildren(left < 1_000 ? ` ${charactersLeft(left)}` : '')
  form.querySelector('#reply-body-hint')?.append(note)
}
