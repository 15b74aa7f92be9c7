import { Eleventy, type UserConfig } from '@11ty/eleventy'
import type { PlanEntry } from '../plan/entries.ts'
import type { Printer } from './print.ts'
import type { RenderOptions } from './render-pages.ts'

/** Eleventy copies plain objects of data deeply, and leaves instances of classes alone. */
class Stale {
  readonly entry: PlanEntry

  constructor(entry: PlanEntry) {
    this.entry = entry
  }
}

type PageData = { readonly stale: Stale }

/**
 * Eleventy gets exactly the stale entries: for each kind one virtual template, paginated by one.
 * Posts never become its collections, whose cost grows with the square of their number.
 */
export async function writeWithEleventy(
  entries: readonly PlanEntry[],
  print: Printer,
  {
    staging,
    emptyFolder,
    configuration,
  }: Pick<RenderOptions, 'staging' | 'emptyFolder' | 'configuration'>,
): Promise<void> {
  const owner = configuration === null ? null : await readConfiguration(configuration)
  const eleventy = new Eleventy(emptyFolder, staging, {
    configPath: false,
    quietMode: true,
    config: async configure => {
      closeToContent(configure)
      await owner?.(configure)
      for (const [kind, ofKind] of Map.groupBy(entries, templateOf))
        addTemplate(configure, { kind, entries: ofKind, print })
    },
  })
  eleventy.disableLogger()
  await eleventy.init()
  await eleventy.write()
}

function templateOf({ showing }: PlanEntry): string {
  return showing.kind === 'html' ? showing.page.kind : showing.kind
}

function addTemplate(
  configure: UserConfig,
  {
    kind,
    entries,
    print,
  }: {
    readonly kind: string
    readonly entries: readonly PlanEntry[]
    readonly print: Printer
  },
): void {
  const list = `stale-${kind}`
  configure.addGlobalData(
    list,
    entries.map(entry => new Stale(entry)),
  )
  configure.addTemplate(`${kind}.11ty.js`, {
    data: () => ({
      pagination: { data: list, size: 1, alias: 'stale' },
      permalink: ({ stale }: PageData) => `/${stale.entry.output}`,
      eleventyExcludeFromCollections: true,
    }),
    render: ({ stale }: PageData) => print(stale.entry.showing),
  })
}

/** Nothing in a content folder may run code or choose a template engine (S55, S56). */
function closeToContent(configure: UserConfig): void {
  const refuse = () => {
    throw new Error('front matter is YAML')
  }
  configure.setUseTemplateCache(false)
  configure.setDataFileSuffixes([])
  configure.setTemplateFormats(['11ty.js'])
  configure.setFrontMatterParsingOptions({
    engines: { js: refuse, javascript: refuse, jsLegacy: refuse, json: refuse },
  })
}

async function readConfiguration(path: string): Promise<(configure: UserConfig) => unknown> {
  const module: { default?: unknown } = await import(path)
  const configure = module.default
  if (typeof configure !== 'function')
    throw new TypeError(`${path} must export a function by default`)
  return configuration => configure(configuration)
}
