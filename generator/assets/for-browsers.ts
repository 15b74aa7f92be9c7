import type { BuildOptions } from 'esbuild'

/** What all bundles have in common that browsers get, on the site itself and where it is embedded. */
export function forBrowsers(root: string) {
  return {
    absWorkingDir: root,
    bundle: true,
    minify: true,
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
  } as const satisfies BuildOptions
}
