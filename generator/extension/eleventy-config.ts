import type MarkdownIt from 'markdown-it'
import type { TemplateFacts } from './facts.ts'

/**
 * The object that `eleventy.config.ts` configures: Eleventy's own methods, of which those that sites need most often
 * are declared here with their types. docs/reference/extension.md says where they differ from Eleventy's.
 */
export interface EleventyConfig {
  /** Changes the renderer of posts, pages and feeds: `amendLibrary('md', markdown => markdown.use(plugin))`. */
  amendLibrary(engine: 'md', amend: (markdown: MarkdownIt) => void): void
  amendLibrary(engine: 'njk' | 'liquid', amend: (library: unknown) => void): void

  /** Filters and shortcodes work in every template language: `{{ post.title | shout }}`. */
  addFilter(name: string, filter: InTemplate): void
  addAsyncFilter(name: string, filter: InTemplate): void
  addShortcode(name: string, shortcode: InTemplate): void
  addAsyncShortcode(name: string, shortcode: InTemplate): void
  addPairedShortcode(name: string, shortcode: InTemplate): void
  addPairedAsyncShortcode(name: string, shortcode: InTemplate): void
  getFilter(name: string): InTemplate | undefined

  /** A value, or a function that returns it, for all templates that are added here. */
  addGlobalData(name: string, value: unknown): this
  addCollection(name: string, collect: (collections: Collections) => unknown): void

  /** Adds a page or, with `pagination`, several. The extension of the path decides the template language. */
  addTemplate<Own extends object = object>(
    path: `${string}.11ty.js`,
    template: CodeTemplate<Own>,
    settings?: TemplateSettings<Own>,
  ): void
  addTemplate(path: string, text: string, settings?: TemplateSettings): void
  addLayoutAlias(from: string, to: string): void

  /** Changes every page after it is rendered, both ours and the owner's. */
  addTransform(name: string, transform: Transform): void
  addPreprocessor(
    name: string,
    extensions: string | readonly string[],
    preprocess: (this: { inputPath: string }, data: object, text: string) => unknown,
  ): void
  addPlugin<Options extends object>(plugin: Plugin<Options>, options?: Options): unknown

  /** Copies files or folders of the project: `{ static: '/' }`, or a path that stays the same. */
  addPassthroughCopy(from: string | Readonly<Record<string, string>>): this
  /** A file or a pattern that the configuration reads. If such a file changes, the configuration counts as changed. */
  addWatchTarget(path: string): void

  on(event: `eleventy.${string}`, listener: (...values: never[]) => unknown): unknown
  setNunjucksEnvironmentOptions(options: object): void
  setLiquidOptions(options: object): void
  addNunjucksGlobal(name: string, value: unknown): void
}

/** A function for templates. `this.page` is the page that is being rendered. @public */
type InTemplate = (this: PageScope, ...values: never[]) => unknown

type PageScope = {
  readonly page: {
    readonly url: string
    readonly outputPath: string
    readonly inputPath: string
  }
}

/** Receives a whole page, and returns what is written instead. @public */
export type Transform = (
  this: PageScope & { readonly url: string },
  content: string,
  outputPath: string,
) => string | Promise<string>

/** Eleventy's own collections, which contain the owner's templates. Posts are in `posts`. */
type Collections = {
  getAll(): readonly { readonly url: string; readonly data: Readonly<Record<string, unknown>> }[]
  getFilteredByTag(tag: string): ReturnType<Collections['getAll']>
}

/** The settings of a template. It can read them and any other values given here. @public */
type TemplateSettings<Own = object> = {
  /** The address of the page; with `false`, it is not written. */
  readonly permalink?: string | false | ((values: TemplateFacts & Own) => string)
  /** With `base`, the page gets the header and footer of the site. */
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

/** `Own` is the type of the values that settings and pagination add to the facts about the site. @public */
type CodeTemplate<Own extends object> = {
  readonly data?: TemplateSettings<Own> | (() => TemplateSettings<Own>)
  render(values: TemplateFacts & Own): string | Promise<string>
}

type Plugin<Options> =
  | ((configure: EleventyConfig, options: Options) => unknown)
  | { configFunction(configure: EleventyConfig, options: Options): unknown }
