import * as z from 'zod'
import { FrontMatter } from './front-matter.ts'

/**
 * The JSON Schema of front matter for editors, generated from the schema that checks it:
 * https://json-schema.org/draft/2020-12
 */
export function frontMatterSchema(): object {
  return { title: 'Front matter of a post', ...z.toJSONSchema(FrontMatter, { io: 'input' }) }
}
