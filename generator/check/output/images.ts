import { closeSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import type { Diagnostic, Finding } from '../../diagnostic.ts'
import { remember } from '../../remember.ts'
import { findFile, readAddress } from './addresses.ts'
import type { BuiltSite } from './built-site.ts'
import { diagnoseReference } from './diagnose.ts'

/** Images that are slow to load, each reported where it is shown first. */
export function checkHeavyImages(site: BuiltSite): Diagnostic[] {
  const reported = new Set<string>()
  return shownImages(site).flatMap(({ page, reference, file }) => {
    const size = site.files.get(file)?.size ?? 0
    if (size <= site.largestImage || reported.has(file)) return []
    reported.add(file)
    return diagnoseReference(page, reference, tooHeavy(file, size, site.largestImage)).slice(0, 1)
  })
}

/** What is shown as an image but is a page, or a file whose bytes are no image. */
export function checkImageBytes(site: BuiltSite): Diagnostic[] {
  const complaintAbout = remember((file: string) => complaintAboutImage(site, file))
  return shownImages(site).flatMap(({ page, reference, file }) => {
    const said = complaintAbout(file)
    return said === null ? [] : diagnoseReference(page, reference, said)
  })
}

/** Every place where a page shows a file of this site as an image. */
function shownImages(site: BuiltSite) {
  return site.pages.flatMap(page =>
    page.facts.references.flatMap(reference => {
      if (reference.use !== 'image' || isOnPage(reference)) return []
      const address = readAddress(site, page, reference.url)
      const file = address.kind === 'own' ? findFile(site, address.path) : null
      return file === null ? [] : [{ page, reference, file }]
    }),
  )
}

/** Whether the reference is to a part of the same page, as in <use href="#drawing">. */
function isOnPage({ url }: { readonly url: string }): boolean {
  return url.startsWith('#')
}

function complaintAboutImage({ folder }: BuiltSite, file: string): Finding | null {
  if (file.endsWith('.html')) return isPage(file)
  const isImage =
    !/\.(?:png|jpe?g|gif|webp|avif|svg)$/i.test(file) || hasImageBytes(join(folder, file))
  return isImage ? null : noImage(file)
}

/**
 * Browsers look at the first bytes, not at the name: https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern
 */
const beginnings = [/^\x89PNG\r\n/, /^\xff\xd8\xff/, /^GIF8[79]a/, /^RIFF.{4}WEBP/s, /^.{4}ftyp/s]

function hasImageBytes(path: string): boolean {
  const beginning = beginningOf(path)
  if (!path.toLowerCase().endsWith('.svg')) return beginnings.some(one => one.test(beginning))
  return /^[^\w<]*<(?!html|!doctype html)/i.test(beginning)
}

/** Returns the first bytes as text with one character for each byte. */
function beginningOf(path: string): string {
  const bytes = Buffer.alloc(64)
  const file = openSync(path, 'r')
  try {
    return bytes.toString('latin1', 0, readSync(file, bytes, 0, bytes.length, 0))
  } finally {
    closeSync(file)
  }
}

function isPage(file: string): Finding {
  return {
    code: 'broken-link',
    message: `${file} is a page, not an image`,
    hint: 'Write the address of the image file itself.',
  }
}

function noImage(file: string): Finding {
  return {
    code: 'broken-link',
    message: `${file} is not an image that browsers can show: its content is something else`,
    hint: 'Save the image again. A file of Git LFS has to be fetched first: git lfs pull',
  }
}

function tooHeavy(file: string, size: number, largest: number): Finding {
  return {
    code: 'heavy-image',
    message: `${file} has ${kilobytes(size)}, more than the ${kilobytes(largest)} that an image may have`,
    hint: 'Make it smaller, save it as WebP or AVIF, or allow more in site.yaml: "checks: { largestImage: … }" in kB.',
  }
}

function kilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1_000)} kB`
}
