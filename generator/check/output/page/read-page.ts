import type { PageFacts } from '../page-facts.ts'
import { watchHeadings } from './headings.ts'
import { watchIds } from './ids.ts'
import { watchImages } from './images.ts'
import { watchInlineCode } from './inline-code.ts'
import { watchJsonLd } from './json-ld.ts'
import { watchLiterals } from './literals.ts'
import { watchMisleading } from './misleading.ts'
import { watchNames } from './names.ts'
import { watchNesting } from './nesting.ts'
import { parseHtml } from './parse-html.ts'
import { watchPressables } from './pressables.ts'
import { openReading } from './reading.ts'
import { watchReferences } from './references.ts'
import { watchStructure } from './structure.ts'

export function readPage(html: string): PageFacts {
  const reading = openReading(html)
  const { ids, watcher: idWatcher } = watchIds(reading)
  const { references, watcher: referenceWatcher } = watchReferences(reading)
  const { hasSilentImages, watcher: imageWatcher } = watchImages(reading)
  const { inlineCode, watcher: inlineCodeWatcher } = watchInlineCode(reading)
  const { hasLiterals, watcher: literalWatcher } = watchLiterals()
  parseHtml(html, [
    idWatcher,
    referenceWatcher,
    imageWatcher,
    inlineCodeWatcher,
    literalWatcher,
    watchMisleading(reading, ids),
    watchStructure(reading),
    watchPressables(reading),
    watchNesting(reading),
    watchHeadings(reading),
    watchNames(reading),
    watchJsonLd(reading),
  ])
  return {
    ids: [...ids],
    references: [...references.values()],
    hasSilentImages: hasSilentImages(),
    inlineCode,
    looksLiteral: hasLiterals(),
    mistakes: reading.mistakes,
  }
}
