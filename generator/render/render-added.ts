import { rmSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import type { RenderedTemplate, UserConfig } from '@11ty/eleventy'
import { basePage } from '../../templates/layouts/base.ts'
import { ContentError } from '../errors.ts'
import type { GivenFacts } from '../extension/facts.ts'
import { causesOf, reasonOf, wrongExtension } from '../extension/place.ts'
import type { Extension } from '../extension/read-extension.ts'
import { trustTemplate } from '../markdown/create-markdown.ts'
import { addressDecoded } from '../percent-decoded.ts'
import type { SiteFacts } from '../plan/showing/site-facts.ts'
import { blameOwner } from './blame-owner.ts'
import { giveTexts } from './give-texts.ts'
import { openEleventy } from './open-eleventy.ts'
import { refuseUnplannedFiles } from './refuse-unplanned-files.ts'

/** A page that one of the owner's templates wrote. */
type AddedPage = {
  readonly output: string
  readonly template: string
  readonly content: string | Uint8Array
}

/** The languages in which the owner's templates may be written. */
export const formatsOfAdded = ['njk', 'liquid', 'md', 'html', '11ty.js']

/** A folder to which nothing should be written: pages are handed over, not written. */
export function scratchBeside(emptyFolder: string): string {
  return join(dirname(emptyFolder), 'scratch')
}

/** Renders all of the owner's templates; writes nothing. Throws a ContentError for what cannot be rendered. */
export async function renderAdded(
  extension: Extension,
  { given, emptyFolder }: { readonly given: GivenFacts; readonly emptyFolder: string },
): Promise<AddedPage[]> {
  const scratch = scratchBeside(emptyFolder)
  rmSync(scratch, { recursive: true, force: true })
  const { eleventy, places } = await openEleventy({
    emptyFolder,
    output: scratch,
    formats: formatsOfAdded,
    extension,
    prepare: configure => give(configure, given),
  })
  const rendered = await blameOwner(
    extension,
    () => eleventy.toJSON(),
    error => {
      const template = templateOf(error, Object.keys(places))
      const reason = reasonOf(error, [`${emptyFolder}/`, scratch])
      const message = template === null ? reason : `${template}: ${reason}`
      return { place: places[template ?? ''] ?? null, message }
    },
  )
  refuseUnplannedFiles(scratch, new Set(), extension.configuration)
  return rendered.flatMap(page => placed(page, { scratch, emptyFolder, extension }))
}

function give(configure: UserConfig, given: GivenFacts): void {
  Object.assign(configure.globalData, given)
  configure.amendLibrary('md', giveTexts(given.site))
  // Without a date of its own, a template would get the build's, and be sorted by it.
  if (!Object.hasOwn(configure.globalData, 'date')) configure.addGlobalData('date', new Date(0))
  configure.addTemplate('_includes/base.11ty.js', {
    data: () => ({}),
    render: (values: Framed) => frame(given.site, values),
  })
}

type Framed = {
  readonly content: string
  readonly page: { readonly url: string }
  readonly title?: string
  readonly description?: string
  readonly language?: string
}

function frame(site: SiteFacts, { content, page, title, description, language }: Framed): string {
  const url = page.url
  const framed = {
    title: title ?? site.title,
    description: description ?? '',
    url,
    canonical: `${site.url}${url}`,
    ...(language === undefined ? {} : { language }),
  }
  return String(basePage(site, framed, trustTemplate(content)))
}

/** Eleventy names the template in the error that it wraps another in. */
function templateOf(error: unknown, templates: readonly string[]): string | null {
  const said = causesOf(error).map(({ message }) => message)
  const byLength = templates.toSorted((a, b) => b.length - a.length)
  return byLength.find(path => said.some(message => message.includes(`/${path}`))) ?? null
}

type Whereabouts = {
  readonly scratch: string
  readonly emptyFolder: string
  readonly extension: Extension
}

function placed(
  { inputPath, outputPath, content }: RenderedTemplate,
  { scratch, emptyFolder, extension }: Whereabouts,
): AddedPage[] {
  if (outputPath === false) return []
  const template = relative(emptyFolder, resolve(inputPath))
  // A permalink made from another page's address is encoded, like addresses in links; a file's name is not.
  const output = addressDecoded(relative(scratch, resolve(outputPath)))
  if (!output.startsWith('../')) return [{ output, template, content }]
  const place = extension.declared.templates[template] ?? extension.configuration
  const message = `${template}: its permalink leads out of the site, to ${outputPath}`
  throw new ContentError([wrongExtension(place, message)])
}
