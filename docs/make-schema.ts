import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { archiveSchema } from '../comments-api/transfer/json-schema.ts'
import { exportSchema } from '../exporters/formats/json/schema.ts'
import { frontMatterSchema } from '../generator/content/front-matter/json-schema.ts'

/** Writes the schemas that other programs read; editors check front matter by theirs: npx node docs/make-schema.ts */
const schemas = {
  'archive.schema.json': archiveSchema(),
  'front-matter.schema.json': frontMatterSchema(),
  'json-export.schema.json': exportSchema(),
}

const folder = join(import.meta.dirname, 'reference')
for (const [name, schema] of Object.entries(schemas))
  writeFileSync(join(folder, name), JSON.stringify(schema, null, 2))
// As `npm run lint` wants it.
execFileSync('npx', ['biome', 'format', '--write', folder], { stdio: 'inherit' })
