import { dirname, relative, resolve } from 'node:path'
import type { BuildFailure, Message, Plugin } from 'esbuild'
import type { Index } from '../content/read-content.ts'
import type { Diagnostic } from '../diagnostic.ts'
import { ContentError } from '../errors.ts'
import { elsewhere, explain, pluginOfTheme } from './theme-mistakes.ts'

/** The owner's own style sheet, bundled after ours. */
export type Theme = {
  readonly path: string
  /** The folder that it is in, as it appears in diagnostics. */
  readonly shownAs: string
}

/** Beside site.yaml, like the owner's icons. */
export function findTheme(index: Index, shownAs: string): Theme | null {
  const attachment = index.attachments.get('theme.css')
  return attachment === undefined ? null : { path: index.pathOf(attachment), shownAs }
}

/** A theme's own files, such as its fonts, which get names of the same kind as the bundles. */
export const themeLoaders = {
  '.woff2': 'file',
  '.svg': 'file',
  '.png': 'file',
  '.webp': 'file',
  '.avif': 'file',
} as const

const placeOfTheme = /^\.\/theme\.css$/
const ours = /\/templates\/styles$/

export function themed({ path }: Theme): Plugin {
  return {
    name: pluginOfTheme,
    setup(build) {
      build.onResolve({ filter: placeOfTheme }, ({ resolveDir }) =>
        ours.test(resolveDir) ? { path: resolve(path) } : null,
      )
      // The bundler would leave them as they are, and the site's Content-Security-Policy refuses them.
      build.onResolve({ filter: /^(?:[a-z][a-z\d+.-]+:|\/\/)/i }, ({ path: address, kind }) => ({
        errors: [elsewhere(address, kind)],
      }))
    },
  }
}

/** What is wrong with the theme's files, without the folder: the same theme is built in several places. */
export type ThemeMistake = Omit<Diagnostic, 'severity' | 'code'>

export function mistakesOf({ path }: Theme, root: string, said: readonly Message[]) {
  return said.flatMap((message): ThemeMistake[] => {
    const { location, ...explained } = explain(message)
    const file = location === null ? path : resolve(root, location.file)
    const within = relative(dirname(path), file)
    if (within.startsWith('../')) return []
    const { line = 1, column = 0 } = location ?? {}
    return [{ file: within, line, column: column + 1, ...explained }]
  })
}

/** The theme's owner is told where it is wrong; any other complaint of the bundler is a bug of ours. */
export function blameTheme(theme: Theme | null, root: string, cause: unknown): never {
  if (theme === null || !isBuildFailure(cause)) throw cause
  const mistakes = mistakesOf(theme, root, cause.errors)
  if (mistakes.length === 0) throw cause
  const warnings = mistakesOf(theme, root, cause.warnings)
  throw new ContentError([
    ...mistakes.map(mistake => toDiagnostic(theme, mistake, 'error')),
    ...warnings.map(warning => toDiagnostic(theme, warning, 'warning')),
  ])
}

function isBuildFailure(cause: unknown): cause is BuildFailure {
  return cause instanceof Error && 'errors' in cause
}

export function toDiagnostic(
  { shownAs }: Theme,
  mistake: ThemeMistake,
  severity: Diagnostic['severity'],
): Diagnostic {
  return {
    ...mistake,
    file: `${shownAs}/${mistake.file}`,
    severity,
    code: 'invalid-theme',
  }
}

type Paper = { readonly light: string; readonly dark: string }

/** The theme's paper colour, for what browsers draw around a page; `null` if it keeps ours. */
export function paperOf(css: string): Paper | null {
  const value = /--paper:\s*((?:[^;{}()]|\([^()]*(?:\([^()]*\)[^()]*)*\))+)/.exec(css)?.[1]?.trim()
  if (value === undefined) return null
  const colour = '((?:[^(),]|\\([^()]*\\))+)'
  const pair = new RegExp(`^light-dark\\(${colour},${colour}\\)$`).exec(value)
  const [, light = value, dark = value] = pair ?? []
  return { light: light.trim(), dark: dark.trim() }
}
