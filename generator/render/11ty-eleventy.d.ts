// Eleventy 3 ships no declarations; these name what the generator uses of it, and the plug-ins that come with it.
declare module '@11ty/eleventy' {
  type EleventyConfig = import('../extension/eleventy-config.ts').EleventyConfig

  /** What the configuration has gathered: an owner adds to these through its methods. */
  export type Gathered = {
    readonly virtualTemplates: Record<string, unknown>
    readonly passthroughCopies: Record<
      string,
      { readonly outputPath: string | true; readonly copyOptions: object }
    >
    readonly passthroughCopiesHtmlRelative: ReadonlySet<unknown>
    readonly additionalWatchTargets: readonly string[]
    readonly libraryAmendments: {
      readonly md?: readonly import('../markdown/create-markdown.ts').Amendment[]
    }
    readonly markdownHighlighter: ((code: string, language: string) => string) | null
    readonly transforms: Record<string, Transform>
    readonly globalData: Record<string, unknown>
  }

  type Transform = (this: { outputPath: string }, content: string, outputPath: string) => unknown

  export interface UserConfig
    extends Omit<EleventyConfig, 'addTemplate' | 'addGlobalData' | 'addPassthroughCopy'>,
      Omit<Gathered, 'transforms'> {
    addTemplate(path: string, template: unknown, settings?: object): void
    addGlobalData(name: string, value: unknown): this
    addPassthroughCopy(from: string | Readonly<Record<string, string>>, options?: object): this
    setLibrary(engine: string, library: unknown): void
    setUseTemplateCache(isOn: boolean): void
    setDataFileSuffixes(suffixes: readonly string[]): void
    setTemplateFormats(formats: readonly string[]): void
    setFrontMatterParsingOptions(options: { readonly engines: Record<string, () => never> }): void
  }

  export type EleventyOptions = {
    readonly configPath: false
    readonly quietMode: boolean
    config(configuration: UserConfig): Promise<void>
  }

  export type RenderedTemplate = {
    readonly inputPath: string
    /** `false` for a page that has no place. */
    readonly outputPath: string | false
    readonly content: string | Uint8Array
  }

  export class Eleventy {
    constructor(input: string, output: string, options: EleventyOptions)
    readonly config: Gathered
    disableLogger(): void
    init(): Promise<void>
    write(): Promise<unknown>
    toJSON(): Promise<readonly RenderedTemplate[]>
  }

  type OwnPlugin = (configure: EleventyConfig, options: object) => unknown

  export const RenderPlugin: OwnPlugin
  export const EleventyRenderPlugin: OwnPlugin
  export const I18nPlugin: OwnPlugin
  export const EleventyI18nPlugin: OwnPlugin
  export const HtmlBasePlugin: OwnPlugin
  export const EleventyHtmlBasePlugin: OwnPlugin
  export const InputPathToUrlTransformPlugin: OwnPlugin
  export const IdAttributePlugin: OwnPlugin
  export const BundlePlugin: OwnPlugin
}
