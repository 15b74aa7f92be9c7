/** A full address; `modified` is `null` where nothing tells it. */
export type SitemapPage = { readonly url: string; readonly modified: string | null }

/** One sitemap, or the list of several. */
export type Sitemap =
  | { readonly kind: 'sitemap'; readonly pages: readonly SitemapPage[] }
  | { readonly kind: 'sitemap-index'; readonly sitemaps: readonly SitemapPage[] }
