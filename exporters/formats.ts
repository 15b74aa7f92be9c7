import type { Format } from './format.ts'
import { json } from './formats/json/json.ts'
import { markdown } from './formats/markdown/markdown.ts'
import { wordpress } from './formats/wordpress/wordpress.ts'

/** In the order of docs/reference/exporting.md. */
export const formats: readonly Format[] = [wordpress, markdown, json]
