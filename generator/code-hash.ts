import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashOf } from './content/records.ts'
import { compareText } from './diagnostic.ts'

/** Whatever is written in these decides how a page looks, besides its content. */
const sources = [
  'templates',
  'generator',
  'comments-api/client',
  'comments-api/contract',
  'package-lock.json',
]

export function hashOfCode(root: string): string {
  const files = sources.flatMap(source => filesIn(root, source)).sort(compareText)
  return hashOf(files.map(file => `${file} ${hashOf(readFileSync(join(root, file)))}\n`).join(''))
}

function filesIn(root: string, source: string): string[] {
  if (!existsSync(join(root, source))) return []
  if (/\.(?:json|ts)$/.test(source)) return [source]
  return readdirSync(join(root, source), { recursive: true, encoding: 'utf8' })
    .filter(name => /^(?:.*\/)?[^./][^/]*\.(?:ts|css)$/.test(name))
    .map(name => `${source}/${name}`)
}
