import type { BrowserContext } from 'playwright-core'

/**
 * Keeps the style sheet of a page back until all of the page is parsed: a browser paints nothing before it. Where other
 * things run, the parser pauses, and what it has so far would be painted: the columns of a table get their widths again
 * with each row that comes after, in any page. For contexts that open one page.
 */
export async function paintWhenParsed(context: BrowserContext): Promise<void> {
  const parsing = Promise.withResolvers<void>()
  await context.exposeFunction('tellParsed', parsing.resolve)
  await context.addInitScript(() => {
    document.addEventListener('readystatechange', () => window.tellParsed(), { once: true })
  })
  await context.route('**/*.css', async route => {
    await parsing.promise
    await route.continue()
  })
}

declare global {
  interface Window {
    tellParsed(): void
  }
}
