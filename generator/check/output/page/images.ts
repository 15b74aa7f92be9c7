import type { Element } from './element.ts'
import type { Watcher } from './parse-html.ts'
import type { Reading } from './reading.ts'

/** Images without an alt, and whether any has an empty one: only its author knows whether there is nothing to tell. */
export function watchImages(reading: Reading): {
  hasSilentImages: () => boolean
  watcher: Watcher
} {
  let found = false
  return {
    hasSilentImages: () => found,
    watcher: {
      open: element => {
        const { alt, href } = element.attributes
        if (element.isInert) return
        if (element.name === 'area' && href !== undefined && !alt?.trim())
          reading.report(silentArea(href), element)
        if (element.name !== 'img') return
        if (alt === undefined) reading.report(missingAlt(element), element)
        else if (alt.trim() === '') found = true
      },
    },
  }
}

function missingAlt({ attributes }: Element) {
  return {
    code: 'missing-alt',
    message: `the image "${attributes['src'] ?? ''}" has no alt`,
    hint: 'Say in alt="…" what it shows; write alt="" if it says nothing.',
  } as const
}

/** An area with an address is a link, and its alt is the text of that link. */
function silentArea(href: string) {
  return {
    code: 'missing-alt',
    message: `the <area> that leads to "${href}" has no alt`,
    hint: 'Say in alt="…" where it leads.',
  } as const
}
