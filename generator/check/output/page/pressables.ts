import { type Element, isPressable } from './element.ts'
import { within } from './nesting-mistakes.ts'
import type { Watcher } from './parse-html.ts'
import type { Reading } from './reading.ts'

/** Links and buttons that contain something else to press. Browsers differ in what a click on such a thing does. */
export function watchPressables(reading: Reading): Watcher {
  return {
    open: element => {
      if (!isInteractive(element)) return
      for (let above = element.parent; above !== null; above = above.parent)
        if (isPressable(above)) return reading.report(within(element.name, above.name), element)
    },
  }
}

function isInteractive(element: Element): boolean {
  const { name, attributes } = element
  if (name === 'input') return attributes['type']?.toLowerCase() !== 'hidden'
  if (name === 'audio' || name === 'video') return attributes['controls'] !== undefined
  return isPressable(element) || alwaysInteractive.has(name)
}

const alwaysInteractive = new Set('details embed iframe label select textarea'.split(' '))
