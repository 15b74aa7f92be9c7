/**
 * The part that the bench uses:
 * https://github.com/GoogleChrome/lighthouse/blob/main/docs/readme.md#using-programmatically
 */
declare module 'lighthouse' {
  type Category = { readonly id: string; readonly title: string; readonly score: number | null }
  type Result = {
    readonly categories: Readonly<Record<string, Category>>
    readonly runtimeError?: { readonly message: string }
  }
  type Flags = {
    readonly port: number
    readonly logLevel: 'error'
    readonly onlyCategories: readonly string[]
  }

  export const desktopConfig: object
  export default function lighthouse(
    url: string,
    flags: Flags,
    config?: object,
  ): Promise<{ readonly lhr: Result } | undefined>
}
