import { once } from 'node:events'
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { BuildOptions } from '../../../generator/build-options.ts'
import type { BuildReport } from '../../../generator/build-report.ts'
import type { Diagnostic } from '../../../generator/diagnostic.ts'
import { createSiteFolder, post, type SiteFolder } from '../site-folder.ts'

/** A site whose owner has an eleventy.config.ts, at the root of a project of its own. */
export type ExtendedSite = SiteFolder & {
  readonly project: string
  /** Writes a file of the project: the configuration, a module or a picture. */
  put(file: string, text: string): void
  take(file: string): void
}

/** Three posts. The second and the third have an accent, in the fourth and the second line of their text. */
export const withAccents = {
  'posts/2026-01-01-one.md': post('One', '', 'Plain.'),
  'posts/2026-01-02-two.md': post('Two', '', 'Words.\n\nMore words\nand *an accent*.'),
  'posts/2026-01-03-three.md': post('Three', '', '> So:\n> - *an accent*\n'),
}

export function createExtendedSite(
  files: Readonly<Record<string, string>>,
  content: Readonly<Record<string, string>> = {},
): ExtendedSite {
  const site = createSiteFolder(content)
  const project = join(site.content, '..')
  const put: ExtendedSite['put'] = (file, text) => {
    mkdirSync(dirname(join(project, file)), { recursive: true })
    writeFileSync(join(project, file), text)
  }
  for (const folder of ['node_modules', 'templates', 'generator'])
    symlinkSync(resolve(folder), join(project, folder))
  for (const [file, text] of Object.entries(files)) put(file, text)
  return {
    ...site,
    project,
    put,
    take: file => rmSync(join(project, file), { recursive: true }),
    build: options => site.build({ project, ...options }),
    mistakes: options => site.mistakes({ project, ...options }),
  }
}

type Answer = { readonly diagnostics: readonly Diagnostic[] } & Partial<BuildReport>

let thread: Worker | undefined

/**
 * Builds in a thread of plain Node, because the test runner loads a changed module only once, and changes its line
 * numbers. It stays for the next file: half a second of each went into loading the generator and Eleventy.
 */
export function openBuildThread() {
  thread ??= new Worker(new URL(`data:text/javascript,${encodeURIComponent(threadCode)}`))
  const worker = thread
  worker.once('exit', () => {
    thread = undefined
  })
  const build = async (site: ExtendedSite, options: Partial<BuildOptions> = {}) => {
    const { content, output, project } = site
    worker.postMessage({ content, output, project, cache: join(project, 'cache'), ...options })
    const [answer]: Answer[] = await once(worker, 'message')
    return answer ?? { diagnostics: [] }
  }
  return {
    build,
    /** The mistakes that a build reports, with file names relative to the project. */
    mistakesOf: async (
      site: ExtendedSite,
      options: Partial<BuildOptions> = {},
    ): Promise<string[]> => {
      const { diagnostics } = await build(site, options)
      const above = /(?:\.\.\/)+(?:[^/: ]+\/)*afterword-site-[^/]+\//g
      return diagnostics.map(({ file, line, column, code, message, hint }) =>
        `${file}:${line}:${column} ${code} ${message}\n${hint}`.replace(above, ''),
      )
    },
  }
}

const threadCode = `
import { parentPort } from 'node:worker_threads'
import { build } from '${pathToFileURL(resolve('generator/build-if-changed.ts'))}'

const defaults = {
  now: Date.parse('2026-11-20T12:00:00Z'),
  drafts: false,
  keepGoing: false,
  useCache: true,
  requireComments: false,
  comments: { kind: 'none' },
  tell: () => {},
}
parentPort.on('message', options =>
  build({ ...defaults, ...options }).then(
    report => parentPort.postMessage(report),
    error => {
      if (error.diagnostics === undefined) throw error
      parentPort.postMessage({ diagnostics: error.diagnostics })
    },
  ),
)
`

/** An eleventy.config.ts with this function body, which begins on its third line, or later if there are `imports`. */
export function configuration(body: string, imports = ''): string {
  const type = "import type { EleventyConfig } from './generator/extension/eleventy-config.ts'"
  const head = imports === '' ? type : `${type}\n${imports}`
  return `${head}\nexport default function (configure: EleventyConfig) {\n  ${body}\n}\n`
}

export const garden = configuration(
  `configure.addFilter('sign', sign)
  configure.addTemplate(
    'garden.njk',
    '<h1>Garden</h1>{% for post in posts %}<li>{{ post.title | sign }}</li>{% endfor %}',
    { permalink: '/garden/', layout: 'base', title: 'Garden' },
  )`,
  "import { sign } from './words.ts'",
)
export const words = (mark: string) => `export const sign = (text: string) => text + '${mark}'\n`
export const twoPosts = {
  'posts/2026-01-01-one.md': post('One', 'tags: [notes]'),
  'posts/2026-01-02-two.md': post('Two'),
}
