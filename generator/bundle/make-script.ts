import { transform } from 'esbuild'

/** What a script is given, in this order; the first three are names of esbuild's. */
export type Run = (
  exports: unknown,
  require: (id: string) => unknown,
  module: { exports: unknown },
  moduleUrl: string,
  importModule: (id: string) => Promise<unknown>,
) => void

/** Stands for `import.meta.url`. */
export const moduleUrl = 'moduleUrl'

/** A script that does the same as a module of a bundle: see load-bundled.ts. */
export async function makeScript(module: string): Promise<string> {
  const { code } = await transform(module, {
    format: 'cjs',
    target: 'node26',
    // As Node does: what a package exports by default is all of it.
    sourcefile: 'module.mjs',
    tsconfigRaw: {},
  })
  // What esbuild wrote of a regular expression with `import(?:` in it stays.
  const body = code.replaceAll(/\bimport\((?=["`])/g, 'importModule(')
  return `(function (exports, require, module, ${moduleUrl}, importModule) {'use strict';${body}})\n`
}
