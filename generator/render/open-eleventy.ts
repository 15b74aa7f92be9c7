import { Eleventy, type UserConfig } from '@11ty/eleventy'
import { type Configure, loadConfiguration, type Source } from '../extension/load.ts'
import { createMarkdown } from '../markdown/create-markdown.ts'
import { blameOwner } from './blame-owner.ts'
import { guardConfiguration } from './guard-configuration.ts'
import { notePlaces, type PlacesNoted } from './note-places.ts'

type Opening = {
  /** An empty folder, given to Eleventy as its input. */
  readonly emptyFolder: string
  readonly output: string
  readonly formats: readonly string[]
  /** What the site's owner configures. */
  readonly extension: Source
  /** Called after the owner's own configuration, before plug-ins. */
  prepare(configure: UserConfig): void
}

type Opened = { readonly eleventy: Eleventy; readonly places: PlacesNoted }

/** Eleventy, configured by us and by the site's owner, with its plug-ins run. */
export async function openEleventy(opening: Opening): Promise<Opened> {
  const { extension } = opening
  const owner = await loadConfiguration(extension)
  return blameOwner(extension, () => open(opening, owner))
}

async function open(
  { emptyFolder, output, formats, extension, prepare }: Opening,
  owner: Configure,
): Promise<Opened> {
  const places: PlacesNoted = {}
  const refusals: Error[] = []
  const eleventy = new Eleventy(emptyFolder, output, {
    configPath: false,
    quietMode: true,
    config: async configure => {
      closeToContent(configure)
      configure.setTemplateFormats(formats)
      // The owner's own Markdown is rendered like posts, with the same changes to the renderer.
      configure.setLibrary('md', createMarkdown())
      guardConfiguration(configure, error => refusals.push(error))
      notePlaces(configure, places, extension)
      await runOwn(configure, owner, refusals)
      prepare(configure)
    },
  })
  eleventy.disableLogger()
  await eleventy.init()
  return { eleventy, places }
}

/** Throws everything that was refused on the way, and what stopped it. */
async function runOwn(
  configure: UserConfig,
  owner: Configure,
  refusals: readonly Error[],
): Promise<void> {
  try {
    refuseAnswer(await owner(configure))
  } catch (error) {
    throw refusals.length === 0 ? error : new AggregateError([...refusals, error])
  }
  if (refusals.length > 0) throw new AggregateError(refusals)
}

/** Nothing in a content folder may run code or choose a template engine. */
function closeToContent(configure: UserConfig): void {
  const refuse = () => {
    throw new Error('front matter is YAML')
  }
  configure.setUseTemplateCache(false)
  configure.setDataFileSuffixes([])
  configure.setFrontMatterParsingOptions({
    engines: { js: refuse, javascript: refuse, jsLegacy: refuse, json: refuse },
  })
}

/** Eleventy takes folders and engines from what a configuration returns; here the owner cannot choose them. */
function refuseAnswer(answer: unknown): void {
  if (typeof answer !== 'object' || answer === null) return
  const names = Object.keys(answer)
  if (names.length > 0)
    throw new Error(
      `returns ${names.join(', ')}: a site has its folders and engines from Afterword`,
    )
}
