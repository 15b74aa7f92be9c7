import type { Format } from './format.ts'
import { json } from './formats/json/json.ts'
import { markdown } from './formats/markdown/markdown.ts'
import { wordpress } from './formats/wordpress/wordpress.ts'

/** In the order in which docs/reference/exporting.md has them. */
export const formats: readonly Format[] = [wordpress, markdown, json]
