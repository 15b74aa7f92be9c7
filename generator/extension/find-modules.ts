import { resolve } from 'node:path'
import type { Diagnostic } from '../diagnostic.ts'
import { ContentError } from '../errors.ts'
import { wrongExtension } from './place.ts'

/**
 * Finds the files that the configuration consists of: itself and every local module that it imports. Packages are
 * covered by package-lock.json. Throws a ContentError for what cannot be read.
 */
export async function findModules(root: string, configuration: string): Promise<string[]> {
  // Imported late: esbuild starts a process, and most builds know the modules from the last one.
  const { build } = await import('esbuild')
  try {
    const { metafile } = await build({
      absWorkingDir: root,
      entryPoints: [configuration],
      outdir: root,
      bundle: true,
      write: false,
      metafile: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      target: 'esnext',
      logLevel: 'silent',
    })
    return Object.keys(metafile.inputs).map(path => resolve(root, path))
  } catch (error) {
    throw new ContentError(mistakesOf(error, { root, configuration }))
  }
}

type Asked = { readonly root: string; readonly configuration: string }

/** https://esbuild.github.io/api/#build-failures: a list of messages, lines from 1, columns from 0. */
type Failure = {
  readonly errors: readonly {
    readonly text: string
    readonly location: {
      readonly file: string
      readonly line: number
      readonly column: number
    } | null
  }[]
}

function mistakesOf(error: unknown, { root, configuration }: Asked): Diagnostic[] {
  if (!isFailure(error)) throw error
  return error.errors.map(({ text, location }) => {
    if (location === null) return wrongExtension(configuration, text)
    const wrong = wrongExtension(resolve(root, location.file), text, hintFor(text))
    return { ...wrong, line: location.line, column: location.column + 1 }
  })
}

function hintFor(text: string): string {
  return text.startsWith('Could not resolve')
    ? 'Write the path as it leads from this file, with its ending: ./plug-ins/notes.ts'
    : 'Look at the code before this place: there is a bracket or a quotation mark too few or too many.'
}

function isFailure(error: unknown): error is Failure {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors)
}
