import type { Format } from './format.ts'
import { wordpress } from './formats/wordpress/wordpress.ts'

/** In the order in which docs/reference/exporting.md has them. */
export const formats: readonly Format[] = [wordpress]
