import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { frontMatterSchema } from '../generator/content/json-schema.ts'

/** Writes what editors read to check front matter while an author types: node docs/make-schema.ts */
writeFileSync(
  join(import.meta.dirname, 'reference', 'front-matter.schema.json'),
  `${JSON.stringify(frontMatterSchema(), null, 2)}\n`,
)
