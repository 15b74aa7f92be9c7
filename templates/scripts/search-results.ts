import type { SearchCard } from '../../generator/plan/showing/cards.ts'
import { excerptOf, holdsAll, markWords, readPage } from './search-excerpt.ts'
import type { Sought } from './search-index.ts'

export type Result = {
  readonly element: HTMLLIElement
  readonly link: HTMLAnchorElement
  /** If title and summary do not contain what was searched for, replaces the summary with a passage of the page. */
  explain(signal: AbortSignal): Promise<void>
}

export function createResult(
  [url, title, date, summary]: SearchCard,
  sought: readonly Sought[],
): Result {
  const link = create('a', ...markWords(title, sought))
  link.href = url
  const heading = create('h2', link)
  heading.dir = 'auto'
  const passage = createPassage(summary, sought)
  const dated = create('p', date)
  dated.className = 'card-date'
  const card = create('article', heading, ...(date === '' ? [] : [dated]), passage)
  card.className = 'card'
  return {
    element: create('li', card),
    link,
    explain: async signal => {
      if (holdsAll(`${title} ${summary}`, sought)) return
      const excerpt = excerptOf(await readPage(url, signal), sought)
      // Another element, because WebKit draws only the first line of new words in one whose lines are counted.
      if (excerpt !== null && !signal.aborted) passage.replaceWith(createPassage(excerpt, sought))
    },
  }
}

function createPassage(words: string, sought: readonly Sought[]): HTMLParagraphElement {
  const passage = create('p', ...markWords(words, sought))
  passage.className = 'card-summary'
  passage.dir = 'auto'
  return passage
}

function create<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  ...children: readonly (string | HTMLElement)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  element.append(...children)
  return element
}
