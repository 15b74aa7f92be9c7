import { html, type SafeHtml } from '../html.ts'

type Picture = { readonly width: number | null; readonly height: number | null }

/** The attributes of a picture; none for a drawing without a size of its own. */
export function sizeOf({ width, height }: Picture): SafeHtml | false {
  return width !== null && height !== null && html` width="${width}" height="${height}"`
}
