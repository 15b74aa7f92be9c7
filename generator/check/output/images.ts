import type { Diagnostic } from '../../diagnostic.ts'
import { findFile, readAddress } from './addresses.ts'
import type { BuiltSite } from './built-site.ts'
import { diagnoseReference, diagnosticAt, type Said } from './diagnose.ts'

/** Images that are slow to load, where each is shown first. */
export function checkHeavyImages(site: BuiltSite): Diagnostic[] {
  const reported = new Set<string>()
  return site.pages.flatMap(page =>
    page.facts.references.flatMap(reference => {
      if (reference.use !== 'image') return []
      const address = readAddress(site, page, reference.url)
      const file = address.kind === 'own' ? findFile(site, address.path) : null
      const size = site.files.get(file ?? '')?.size ?? 0
      if (file === null || size <= site.largestImage || reported.has(file)) return []
      reported.add(file)
      return diagnoseReference(page, reference, tooHeavy(file, size, site.largestImage)).slice(0, 1)
    }),
  )
}

function tooHeavy(file: string, size: number, largest: number): Said {
  return {
    code: 'heavy-image',
    message: `${file} has ${kilobytes(size)}, more than the ${kilobytes(largest)} that an image may have`,
    hint: 'Make it smaller, save it as WebP or AVIF, or allow more in site.yaml: "checks: { largestImage: … }" in kB.',
  }
}

function kilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1_000)} kB`
}

/** `![](x.png)`: in Markdown an alt left out looks like one left empty, so an empty one is written as HTML. */
export function checkSilentImages(site: BuiltSite): Diagnostic[] {
  return site.pages
    .filter(page => page.facts.silentImages.length > 0)
    .flatMap(page => page.texts)
    .flatMap(({ file, places }) =>
      places().silentImages.map(image => diagnosticAt(file, image, withoutWords(image.url))),
    )
}

function withoutWords(url: string): Said {
  return {
    code: 'missing-alt',
    message: `the image "${url}" has no alt`,
    hint: `Say between the brackets what it shows; if it says nothing, write <img src="…" alt="">.`,
  }
}
