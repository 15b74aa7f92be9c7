import type { Diagnostic, Finding } from '../../diagnostic.ts'
import type { BuiltSite } from './built-site.ts'
import { diagnosticAt } from './diagnose.ts'

/**
 * `![](x.png)`: in Markdown a forgotten alt looks like one that is empty on purpose, so the latter has to be written as
 * HTML.
 */
export function checkSilentImages(site: BuiltSite): Diagnostic[] {
  return site.pages
    .filter(page => page.facts.hasSilentImages)
    .flatMap(page => page.texts)
    .flatMap(({ file, places }) =>
      places().silentImages.map(image => diagnosticAt(file, image, withoutWords(image.reference))),
    )
}

function withoutWords(reference: string): Finding {
  return {
    code: 'missing-alt',
    message: `the image "${reference}" has no alt`,
    hint: `Say between the brackets what it shows; if it says nothing, write <img src="…" alt="">.`,
  }
}
