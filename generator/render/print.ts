import { atomFeed } from '../../templates/feeds/atom.ts'
import { sitemap } from '../../templates/feeds/sitemap.ts'
import { html, type SafeHtml } from '../../templates/html.ts'
import { archivePage } from '../../templates/pages/archive.ts'
import { homePage } from '../../templates/pages/home.ts'
import { notFoundPage } from '../../templates/pages/not-found.ts'
import { standalonePage } from '../../templates/pages/page.ts'
import { postPage } from '../../templates/pages/post.ts'
import { tagPage } from '../../templates/pages/tag.ts'
import { tagsPage } from '../../templates/pages/tags.ts'
import { plainReference } from '../content/references.ts'
import { type Amendment, createMarkdown, renderMarkdown } from '../markdown/create-markdown.ts'
import type { Surroundings } from '../markdown/surroundings.ts'
import type { Body, Showing } from '../plan/entries.ts'
import type { HtmlPage, SiteFacts } from '../plan/pages.ts'
import { TextError } from './failures.ts'
import { locate } from './locate.ts'

export type Printer = (showing: Showing) => string

export type Texts = {
  readonly facts: SiteFacts
  bodyOf(source: string): string
  /** The line of the file on which its Markdown begins. */
  lineOf(source: string): number
}

/** The one place that knows which template shows what. Throws a TextError for what cannot be rendered. */
export function createPrinter(
  { facts, bodyOf, lineOf }: Texts,
  amendments: readonly Amendment[],
): Printer {
  const markdown = createMarkdown(amendments)
  const render = (body: Body, base: string | null) => {
    const text = bodyOf(body.source)
    const surroundings = surroundingsOf(body, base)
    try {
      return renderMarkdown(markdown, text, surroundings)
    } catch (error) {
      const { line, cause } = locate(error, amendments, followed =>
        renderMarkdown(followed, text, surroundings),
      )
      throw new TextError(body.source, lineOf(body.source) + line, cause)
    }
  }
  const printFeed = ({ feed, bodies }: Extract<Showing, { kind: 'feed' }>) => {
    const texts = bodies.map((body, position) =>
      render(body, feed.entries[position]?.url ?? facts.url),
    )
    return atomFeed(facts, feed, texts)
  }
  return showing => {
    switch (showing.kind) {
      case 'html': {
        const body = showing.body === null ? html`` : render(showing.body, null)
        return String(printPage(facts, showing.page, body))
      }
      case 'feed':
        return String(printFeed(showing))
      case 'sitemap':
        return String(sitemap(facts, showing.map))
      case 'text':
        return showing.text
      case 'copy':
        throw new Error('copies are not printed')
    }
  }
}

function printPage(facts: SiteFacts, page: HtmlPage, body: SafeHtml): SafeHtml {
  switch (page.kind) {
    case 'post':
      return postPage(facts, page, body)
    case 'page':
      return standalonePage(facts, page, body)
    case 'home':
      return homePage(facts, page)
    case 'tag':
      return tagPage(facts, page)
    case 'tags':
      return tagsPage(facts, page)
    case 'archive':
      return archivePage(facts, page)
    case 'not-found':
      return notFoundPage(facts, page)
  }
}

function surroundingsOf(body: Body, base: string | null): Surroundings {
  return {
    resolve: reference => {
      const plain = plainReference(reference)
      const known = Object.hasOwn(body.references, plain) ? body.references[plain] : undefined
      const resolved = known ?? { url: reference, width: null, height: null }
      // A feed is read elsewhere, where neither "/about/" nor "#a-heading" leads back to the site.
      return base === null ? resolved : { ...resolved, url: absolute(resolved.url, base) }
    },
  }
}

function absolute(url: string, base: string): string {
  return URL.canParse(url, base) ? new URL(url, base).href : url
}
