import * as z from 'zod'
import { FrontMatter } from './front-matter.ts'

/** The schema of front matter for editors, made of the one that checks it: https://json-schema.org/draft/2020-12 */
export function frontMatterSchema(): object {
  return { title: 'Front matter of a post', ...z.toJSONSchema(FrontMatter, { io: 'input' }) }
}
