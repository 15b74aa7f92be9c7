import type { ThreadOnPage } from '../thread-on-page.ts'

/**
 * Brings a list into the order in which `generator/plan/conversation/nest-replies.ts` lists: what answers the post as
 * the reader chose and the pinned first, replies like talk. In a flat list each is followed by all that was answered
 * there.
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
  const first = answers.get('') ?? []
  if (disordered === list && order === 'newest') first.reverse()
  const waiting = first.sort((one, other) => pinOf(other) - pinOf(one))
  // Only what stands elsewhere is moved: the rest keeps its focus.
  // And no recursion: a thread may be thousands of replies deep.
  let place = disordered.firstElementChild
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    if (next === place) place = place.nextElementSibling
    else disordered.insertBefore(next, place)
    waiting.unshift(...(answers.get(idOf(next)) ?? []))
  }
}

/** Sorts as time does, and as the service does where the time is the same. */
function keyOf(response: Element): string {
  return `${response.querySelector('time')?.dateTime}${idOf(response)}`
}

function idOf({ firstElementChild }: Element): string {
  return String(firstElementChild?.id)
}

function pinOf({ firstElementChild }: Element): number {
  return firstElementChild?.querySelector('.pinned') ? 1 : 0
}
