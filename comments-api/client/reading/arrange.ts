import type { ThreadOnPage } from '../thread-on-page.ts'

/**
 * Sorts a list as `generator/plan/conversation/nest-replies.ts` does: replies to the post in the order that the reader
 * chose, the pinned one first, and other replies oldest first. In a flat list each is followed by all its replies.
 */
export function arrange({ list, order }: ThreadOnPage, disordered: Element): void {
  const responses = [...disordered.children].sort((one, other) =>
    keyOf(one) < keyOf(other) ? -1 : 1,
  )
  const present = new Set(responses.map(idOf))
  const answers = Map.groupBy(responses, response => {
    const parent = `comment-${response.firstElementChild?.getAttribute('data-parent')}`
    return present.has(parent) ? parent : ''
  })
  const waiting = answers.get('') ?? []
  if (disordered === list && order === 'newest') waiting.reverse()
  waiting.sort((one, other) => pinOf(other) - pinOf(one))
  // Moves only what is out of place, and as a whole, if the browser can: then it keeps its focus. No recursion: a thread
  // may be thousands of replies deep.
  let place = disordered.firstElementChild
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    if (next === place) place = place.nextElementSibling
    else (disordered.moveBefore ?? disordered.insertBefore).call(disordered, next, place)
    waiting.unshift(...(answers.get(idOf(next)) ?? []))
  }
}

/** By time and, where that is equal, as the service sorts. */
function keyOf(response: Element): string {
  return `${response.querySelector('time')?.dateTime}${idOf(response)}`
}

function idOf({ firstElementChild }: Element): string {
  return String(firstElementChild?.id)
}

function pinOf({ firstElementChild }: Element): number {
  return firstElementChild?.querySelector('.pinned') ? 1 : 0
}
