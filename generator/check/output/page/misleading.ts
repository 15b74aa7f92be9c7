import type { Finding } from '../../../diagnostic.ts'
import { type Element, isWithin } from './element.ts'
import type { Watcher } from './parse-html.ts'
import type { Reading } from './reading.ts'

/**
 * Elements that silently do something other than what was meant: an image without a source, a redirect in a text (in the
 * head of a page of the author's own it is meant), and an aria-labelledby with an unknown id.
 */
export function watchMisleading(reading: Reading, ids: ReadonlySet<string>): Watcher {
  const labelled: Element[] = []
  return {
    open: element => {
      if (element.isInert) return
      const { name, attributes } = element
      if (name === 'img' && attributes['src'] === undefined && attributes['srcset'] === undefined)
        reading.report(withoutSource, element)
      if (name === 'meta' && isRefresh(element) && isWithin(element.parent, 'body'))
        reading.report(leadsAway, element)
      if (attributes['aria-labelledby'] !== undefined) labelled.push(element)
    },
    end: () => {
      for (const element of labelled)
        for (const id of (element.attributes['aria-labelledby'] ?? '').split(/\s+/).filter(Boolean))
          if (!ids.has(id)) reading.report(namedByNothing(id), element)
    },
  }
}

function isRefresh({ attributes }: Element): boolean {
  return attributes['http-equiv']?.trim().toLowerCase() === 'refresh'
}

const withoutSource: Finding = {
  code: 'invalid-html',
  message: 'the image has no src',
  hint: 'Write src="…" with the address of the image, or remove the element.',
}

const leadsAway: Finding = {
  code: 'invalid-html',
  message:
    '<meta http-equiv="refresh"> leads readers away from the page, or loads it again and again',
  hint: 'Remove it. A post that has moved keeps its old address as an alias.',
}

function namedByNothing(id: string): Finding {
  return {
    code: 'missing-label',
    message: `aria-labelledby names "${id}", which is not an id on the page`,
    hint: 'Write the id of the element whose words are the name, or an aria-label.',
  }
}
