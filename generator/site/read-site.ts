import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { ContentError } from '../diagnostic.ts'
import { mistakesOfSchema, readYaml } from '../yaml.ts'
import { type Site, SiteFile } from './site.ts'

/** Throws a ContentError that names every mistake in `site.yaml`. */
export function readSite(content: string, baseUrl: string | undefined): Site {
  const path = join(content, 'site.yaml')
  const file = relative(process.cwd(), path)
  const yaml = readYaml(file, readText(path, file), 1)
  if (yaml.mistakes.length > 0) throw new ContentError(yaml.mistakes)
  const site = SiteFile.safeParse(yaml.value ?? {}, { reportInput: true })
  if (!site.success) {
    throw new ContentError(
      mistakesOfSchema(file, yaml, site.error, {
        name: 'site.yaml',
        keys: Object.keys(SiteFile.shape),
      }),
    )
  }
  return baseUrl === undefined ? site.data : { ...site.data, url: baseUrl }
}

function readText(path: string, file: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new ContentError([
      {
        file,
        line: 1,
        column: 1,
        severity: 'error',
        code: 'unreadable-file',
        message: `cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
        hint: 'Every site has a site.yaml in its content folder, with at least title, url and author.name.',
      },
    ])
  }
}
