import { DomUtils, parseDocument } from 'htmlparser2'

type Element = ReturnType<typeof DomUtils.getElementsByTagName>[number]

/** What a reader finds on the page of a post, however it looks. */
type PostShown = {
  readonly title: string
  readonly date: string
  readonly tags: string
  readonly body: string
  /** The addresses of the posts before and after it. */
  readonly neighbours: string
}

export function readPost(html: string): PostShown {
  const page = parseDocument(html)
  const all = (name: string) => DomUtils.getElementsByTagName(name, page)
  const links = all('a')
  return {
    title: textOf(all('h1')[0]),
    date: (all('time')[0]?.attribs['datetime'] ?? '').slice(0, 10),
    tags: links.filter(relates('tag')).map(textOf).join(', '),
    body: textOf(all('div').find(element => classesOf(element).includes('prose'))),
    neighbours: ['prev', 'next']
      .map(relation => links.find(relates(relation))?.attribs['href'] ?? 'none')
      .join(', '),
  }
}

function relates(relation: string): (link: Element) => boolean {
  return link => (link.attribs['rel'] ?? '').split(' ').includes(relation)
}

function classesOf(element: Element): string[] {
  return (element.attribs['class'] ?? '').split(' ')
}

/** Leaves out the signs beside headings that link to them, because only our pages have these. */
function textOf(element: Element | undefined): string {
  if (element === undefined) return ''
  for (const link of DomUtils.getElementsByTagName('a', element))
    if (classesOf(link).includes('heading-link')) DomUtils.removeElement(link)
  return DomUtils.textContent(element).replace(/\s+/g, ' ').trim()
}
