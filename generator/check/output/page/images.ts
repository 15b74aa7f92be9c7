import type { Place } from '../../../diagnostic.ts'
import type { Element } from './element.ts'
import type { Watcher } from './parse-html.ts'
import type { Reading } from './reading.ts'

type SilentImage = Place & { readonly url: string }

/**
 * Images without an alt. Those with an empty alt are listed: only the author knows whether there is nothing to tell.
 */
export function watchImages(reading: Reading): {
  silentImages: readonly SilentImage[]
  watcher: Watcher
} {
  const silentImages: SilentImage[] = []
  return {
    silentImages,
    watcher: {
      open: element => {
        const { alt, href, src = '' } = element.attributes
        if (element.isInert) return
        if (element.name === 'area' && href !== undefined && !alt?.trim())
          reading.report(silentArea(href), element)
        if (element.name !== 'img') return
        if (alt === undefined) reading.report(missingAlt(element), element)
        else if (alt.trim() === '')
          silentImages.push({ ...reading.placeOf(element.start), url: src })
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
