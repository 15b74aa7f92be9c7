// Eleventy 3 ships no declarations; these name what the generator uses of it.
declare module '@11ty/eleventy' {
  export type VirtualTemplate<Data> = {
    data(): Record<string, unknown>
    render(data: Data): string
  }

  export class UserConfig {
    addGlobalData(name: string, value: unknown): void
    addTemplate<Data>(path: string, template: VirtualTemplate<Data>): void
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

  export class Eleventy {
    constructor(input: string, output: string, options: EleventyOptions)
    disableLogger(): void
    init(): Promise<void>
    write(): Promise<unknown>
  }
}
