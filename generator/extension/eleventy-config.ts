import type MarkdownIt from 'markdown-it'
import type { TemplateFacts } from './facts.ts'

/**
 * What `eleventy.config.ts` configures. These are Eleventy's own methods; the ones that a site most
 * often needs are named with their types, and what is here and nowhere else is in
 * docs/reference/extension.md.
 */
export interface EleventyConfig {
  /** Changes the renderer of posts, pages and feeds: `amendLibrary('md', markdown => markdown.use(plugin))`. */
  amendLibrary(engine: 'md', amend: (markdown: MarkdownIt) => void): void
  amendLibrary(engine: 'njk' | 'liquid', amend: (library: unknown) => void): void

  /** For every template language: `{{ post.title | shout }}`. */
  addFilter(name: string, filter: InTemplate): void
  addAsyncFilter(name: string, filter: InTemplate): void
  addShortcode(name: string, shortcode: InTemplate): void
  addAsyncShortcode(name: string, shortcode: InTemplate): void
  addPairedShortcode(name: string, shortcode: InTemplate): void
  addPairedAsyncShortcode(name: string, shortcode: InTemplate): void
  getFilter(name: string): InTemplate | undefined

  /** A value, or a function that makes it, for every template that is added here. */
  addGlobalData(name: string, value: unknown): this
  addCollection(name: string, collect: (collections: Collections) => unknown): void

  /** A page, or several by `pagination`. The path says by its ending in which language the template is. */
  addTemplate<Own extends object = object>(
    path: `${string}.11ty.js`,
    template: CodeTemplate<Own>,
    settings?: TemplateSettings<Own>,
  ): void
  addTemplate(path: string, text: string, settings?: TemplateSettings): void
  addLayoutAlias(from: string, to: string): void

  /** Changes every page that is written, ours and the owner's, after it is rendered. */
  addTransform(name: string, transform: Transform): void
  addPreprocessor(
    name: string,
    extensions: string | readonly string[],
    preprocess: (this: { inputPath: string }, data: object, text: string) => unknown,
  ): void
  addPlugin<Options extends object>(plugin: Plugin<Options>, options?: Options): unknown

  /** Files or folders below the project's root: `{ static: '/' }`, or a path that stays the same. */
  addPassthroughCopy(from: string | Readonly<Record<string, string>>): this
  /** A file or a pattern that the configuration reads: a change to it is a change to the configuration. */
  addWatchTarget(path: string): void

  on(event: `eleventy.${string}`, listener: (...values: never[]) => unknown): unknown
  setNunjucksEnvironmentOptions(options: object): void
  setLiquidOptions(options: object): void
  addNunjucksGlobal(name: string, value: unknown): void
}

/** Called from a template; `this.page` is the page that is being rendered. @public */
export type InTemplate = (this: PageScope, ...values: never[]) => unknown

type PageScope = {
  readonly page: {
    readonly url: string
    readonly outputPath: string
    readonly inputPath: string
  }
}

/** `content` is the whole page; what is returned is written in its place. @public */
export type Transform = (
  this: PageScope & { readonly url: string },
  content: string,
  outputPath: string,
) => string | Promise<string>

/** What Eleventy's own collections hold: the owner's templates. Posts are in `posts`. */
type Collections = {
  getAll(): readonly { readonly url: string; readonly data: Readonly<Record<string, unknown>> }[]
  getFilteredByTag(tag: string): ReturnType<Collections['getAll']>
}

/** What a template says of itself; whatever else is here, it can read. @public */
export type TemplateSettings<Own = object> = {
  /** Where the page is written; `false` for nowhere. */
  readonly permalink?: string | false | ((values: TemplateFacts & Own) => string)
  /** `base` sets the page into the site's own frame. */
  readonly layout?: string
  readonly title?: string
  readonly description?: string
  readonly pagination?: {
    readonly data: string
    readonly size: number
    readonly alias?: string
    readonly reverse?: boolean
  }
  readonly [key: string]: unknown
}

/** `Own` names what the template's settings and pagination add to the site's facts. @public */
export type CodeTemplate<Own extends object> = {
  readonly data?: TemplateSettings<Own> | (() => TemplateSettings<Own>)
  render(values: TemplateFacts & Own): string | Promise<string>
}

type Plugin<Options> =
  | ((configure: EleventyConfig, options: Options) => unknown)
  | { configFunction(configure: EleventyConfig, options: Options): unknown }
