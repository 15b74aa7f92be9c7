import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = 'tests/comments-api'

/** The tests that reach engines.ts, directly or through others: those that use a database. */
export function listDatabaseTests(): string[] {
  const reaching = new Set(['engines.ts'])
  const files = readdirSync(folder).map(name => ({
    name,
    imports: listImports(join(folder, name)),
  }))
  for (let size = 0; size !== reaching.size; ) {
    size = reaching.size
    for (const { name, imports } of files) {
      if (imports.some(found => reaching.has(found))) reaching.add(name)
    }
  }
  return [...reaching]
    .filter(name => name.endsWith('.test.ts') && !name.endsWith('.sqlite.test.ts'))
    .map(name => join(folder, name))
}

function listImports(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/from '\.\/([^']+)'/g)].map(
    ([, name = '']) => name,
  )
}
