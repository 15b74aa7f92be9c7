import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const folder = 'tests/comments-api'

/** Lists the tests that import engines.ts, directly or through others: those that use a database. */
export function listDatabaseTests(): string[] {
  const reaching = new Set([join(folder, 'engines.ts')])
  const files = globSync(`${folder}/**/*.ts`).map(path => ({ path, imports: listImports(path) }))
  for (let size = 0; size !== reaching.size; ) {
    size = reaching.size
    for (const { path, imports } of files) {
      if (imports.some(found => reaching.has(found))) reaching.add(path)
    }
  }
  return [...reaching].filter(
    path => path.endsWith('.test.ts') && !path.endsWith('.sqlite.test.ts'),
  )
}

function listImports(file: string): string[] {
  const found = readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g)
  return [...found].map(([, name = '']) => join(dirname(file), name))
}
