import { dirname, join, relative } from 'node:path'
import { stringify } from 'yaml'
import type * as z from 'zod'
import type { FrontMatter } from '../content/front-matter/front-matter.ts'

type PostWords = {
  readonly front: z.input<typeof FrontMatter>
  readonly body: string
}

/** The text of a post's file. The comment in its second line lets editors check the front matter. */
export function composePostText({ front, body }: PostWords, schema: string): string {
  const yaml = stringify(front, { lineWidth: 0 })
  return `---\n# yaml-language-server: $schema=${schema}\n${yaml}---\n\n${body}`
}

/** The relative path from a post to the schema of its front matter. */
export function schemaSeenFrom(path: string, root: string): string {
  const schema = join(root, 'docs', 'reference', 'front-matter.schema.json')
  return relative(dirname(path), schema)
}
