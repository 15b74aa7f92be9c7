/** Takes out spaces between elements that only the source's line breaks made. */
export function squeeze(markup: string): string {
  return markup.replace(/\s+/g, ' ').replace(/ ?(<[^>]+>) ?/g, '$1')
}
