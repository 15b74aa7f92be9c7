/**
 * Finds the heading that a fragment of the old site meant. Returns `null` if there is none, or if it may be one of
 * several.
 */
export function createHeadingFinder<Heading extends { readonly words: string }>(
  headings: readonly Heading[],
): (fragment: string) => Heading | null {
  const known = groupBySpelling(headings)
  const namesakes = (fragment: string) => known.get(fold(fragment)) ?? []
  return fragment => {
    const [, stem = '', count = '0'] = /^(.+)[-_](\d{1,4})$/.exec(fragment) ?? []
    const candidates = [namesakes(fragment)[0], numbered(namesakes(stem), Number(count))]
    const [heading, ...others] = new Set(candidates.filter(found => found !== undefined))
    return heading === undefined || others.length > 0 ? null : heading
  }
}

/** Leaves out spellings that headings with different words share. */
function groupBySpelling<Heading extends { readonly words: string }>(
  headings: readonly Heading[],
): Map<string, readonly Heading[]> {
  const spelled = headings.flatMap(heading =>
    [...spellingsOf(heading.words)].map(spelling => ({ spelling, heading })),
  )
  const groups = [...Map.groupBy(spelled, ({ spelling }) => spelling)].map(
    ([spelling, group]) => [spelling, group.map(({ heading }) => heading)] as const,
  )
  return new Map(
    groups.filter(([, [first, ...more]]) => more.every(({ words }) => isSame(words, first?.words))),
  )
}

/**
 * Most systems call the second of equal headings "salt-1". Some call it "salt-2", which is assumed if there is no
 * third.
 */
function numbered<Heading>(namesakes: readonly Heading[], count: number): Heading | undefined {
  if (count === 0) return undefined
  return namesakes[count] ?? (count > 1 ? namesakes[count - 1] : undefined)
}

/**
 * All systems keep letters and digits in their order, and differ in case, accents and what is in between. So one rule
 * covers kramdown, goldmark, Hexo, markdown-it-anchor, Ghost and plug-ins of WordPress. The other spellings are what
 * some leave out or add: https://kramdown.gettalong.org/converter/html.html#auto-ids,
 * https://github.com/sindresorhus/slugify, and the "h-" of WordPress' blocks.
 */
function spellingsOf(words: string): Set<string> {
  const whole = fold(words)
  const spellings = [
    whole,
    whole.replace(/^\P{L}+/u, ''),
    fold(words.replace(/^[^a-z]+|[^a-z0-9]/gi, '')),
    fold(words.replaceAll('&', 'and')),
    fold(words.replace(/[äöü]/gi, '$&e').replaceAll('ß', 'ss')),
    `h${whole}`,
  ]
  return new Set(whole === '' ? [] : spellings.filter(spelling => spelling !== ''))
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

function isSame(words: string, others = ''): boolean {
  return words.trim().toLowerCase() === others.trim().toLowerCase()
}
