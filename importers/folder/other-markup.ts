const markups: Readonly<Record<string, string>> = {
  textile: 'Textile',
  org: 'Org',
  rst: 'reStructuredText',
  haml: 'Haml',
  slim: 'Slim',
  pdc: 'Markdown of Pandoc',
  pandoc: 'Markdown of Pandoc',
  mmark: 'Mmark',
}

/** Says what to do with a text in another markup. https://pandoc.org converts most of them. */
export function describeOtherMarkup(source: string): string {
  const end = source.split('.').at(-1)?.toLowerCase() ?? ''
  const name = markups[end] ?? 'AsciiDoc'
  return `is written in ${name}, which is not read here; make Markdown of it, as pandoc does, and import again`
}
