import type { UserConfig } from '@11ty/eleventy'

const refused: Readonly<Record<string, string>> = {
  setInputDirectory: 'Eleventy reads no folder: add templates with addTemplate',
  setOutputDirectory: 'say where a site is written with --output',
  setDataDirectory: 'Eleventy reads no folder: add data with addGlobalData',
  setIncludesDirectory: "Eleventy reads no folder: add layouts with addTemplate('_includes/…')",
  setLayoutsDirectory: "Eleventy reads no folder: add layouts with addTemplate('_includes/…')",
  setTemplateFormats: 'the path of each template that is added says its format',
  setDataFileSuffixes: 'no file beside a post may hold code',
  setFrontMatterParsingOptions: 'front matter is YAML, and may hold no code',
  setUseTemplateCache: 'a page is rendered whenever anything that it reads changed',
  setDynamicPermalinks: "the site's own pages are addressed by them",
}

/** Notes an error with the owner's line; the configuration goes on, so that one run reports all its mistakes. */
type Refuse = (error: Error) => void

/** The owner may not change what would let content run code, or what our own pages rely on. */
export function guardConfiguration(configure: UserConfig, refuse: Refuse): void {
  for (const [name, reason] of Object.entries(refused)) {
    Object.assign(configure, {
      [name]: () => {
        refuse(new Error(`${name} is not for a site's owner: ${reason}`))
        return configure
      },
    })
  }
  guardMarkdown(configure, refuse)
  guardCopies(configure, refuse)
  guardFacts(configure, refuse)
}

/** What every template can count on. */
function guardFacts(configure: UserConfig, refuse: Refuse): void {
  const addGlobalData = configure.addGlobalData.bind(configure)
  configure.addGlobalData = (name, value) => {
    if (['site', 'posts', 'pages', 'tags'].includes(name))
      refuse(new Error(`addGlobalData('${name}', …): the site's own ${name} have this name`))
    else addGlobalData(name, value)
    return configure
  }
}

function guardMarkdown(configure: UserConfig, refuse: Refuse): void {
  const setLibrary = configure.setLibrary.bind(configure)
  configure.setLibrary = (engine, library) => {
    if (engine.toLowerCase() === 'md')
      refuse(
        new Error(
          "setLibrary('md', …): posts have a renderer already; change it with amendLibrary('md', …)",
        ),
      )
    else setLibrary(engine, library)
  }
}

function guardCopies(configure: UserConfig, refuse: Refuse): void {
  const addPassthroughCopy = configure.addPassthroughCopy.bind(configure)
  configure.addPassthroughCopy = (from, options = {}) => {
    if (Object.keys(options).length > 0)
      refuse(new Error('addPassthroughCopy takes no options here: files are published as they are'))
    else addPassthroughCopy(from)
    return configure
  }
}
