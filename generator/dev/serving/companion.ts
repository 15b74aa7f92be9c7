import { join } from 'node:path'
import type { Middleware } from '@11ty/eleventy-dev-server'
import { build } from 'esbuild'
import { rememberOne } from '../../remember.ts'
import { root } from '../../root.ts'

const script = '/_preview/reload-page.js'
const style = '/_preview/overlay.css'

/** Serves the preview's own script and style sheet, which are never published. */
export function serveCompanion(): Middleware {
  const bundled = rememberOne(bundle)
  return async ({ url = '/' }, response, next) => {
    const [path] = url.split('?', 1)
    if (path !== script && path !== style) return next()
    response.setHeader('cache-control', 'no-store')
    response.setHeader('content-type', path === script ? 'text/javascript' : 'text/css')
    response.end((await bundled())[path])
  }
}

/** Adds the script to a page while it is sent, so that the published files do not change. */
export function withCompanion(page: string, edition: string): string {
  const tag = `<script type="module" src="${script}?edition=${edition}"></script>`
  return page.includes('</head>') ? page.replace('</head>', () => `${tag}</head>`) : page + tag
}

type Bundle = Readonly<Record<typeof script | typeof style, string>>

async function bundle(): Promise<Bundle> {
  const { outputFiles } = await build({
    absWorkingDir: join(root, 'generator', 'dev', 'page'),
    entryPoints: ['reload-page.ts', 'overlay.css'],
    outdir: '.',
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
  })
  const textOf = (extension: string) =>
    outputFiles.find(({ path }) => path.endsWith(extension))?.text ?? ''
  return { [script]: textOf('.js'), [style]: textOf('.css') }
}
