/** An absolute address. `modified` is `null` if it is not known. */
export type SitemapPage = { readonly url: string; readonly modified: string | null }

/** A sitemap, or an index of several. */
export type Sitemap =
  | { readonly kind: 'sitemap'; readonly pages: readonly SitemapPage[] }
  | { readonly kind: 'sitemap-index'; readonly sitemaps: readonly SitemapPage[] }
