import { html } from '../../../templates/html.ts'
import type { Post } from '../../content/post.ts'
import { outputOf, type PlanEntry } from '../entries.ts'
import type { Setting } from '../setting.ts'

/** Whether a page leads on from the alias, so that no rule of a host has to. */
export function hasPage({ site }: Setting, alias: string): boolean {
  // A query is not part of a file's name, and no page can be below another one: /a.html/b/.
  return site.aliasPages && !alias.includes('?') && !/\.html\//i.test(alias)
}

/**
 * Each leads on at once. Search engines take a refresh after no time for a redirect:
 * https://developers.google.com/search/docs/crawling-indexing/301-redirects
 */
export function planAliasPages(setting: Setting): PlanEntry[] {
  if (!setting.site.aliasPages) return []
  return [...setting.index.published.values()].flatMap(post =>
    post.aliases
      .filter(alias => hasPage(setting, alias))
      .map(alias => aliasEntry(setting, post, alias)),
  )
}

function aliasEntry(setting: Setting, post: Post, alias: string): PlanEntry {
  const to = encodeURI(post.url)
  return setting.sketch(fileAt(alias), {
    kind: 'text',
    texts: [],
    from: () => [to, post.title, post.language],
    show: () => ({ kind: 'text', text: aliasPage(setting, post, to) }),
  })
}

/** A host serves "/old" and "/old.php" from a folder, since it would not take a file of that name for a page. */
function fileAt(alias: string): string {
  return outputOf(/(?:\/|\.html)$/.test(alias) ? alias : `${alias}/`)
}

function aliasPage({ absolute }: Setting, { title, language }: Post, to: string): string {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="canonical" href="${absolute(to)}">
<meta http-equiv="refresh" content="0; url=${to}">
</head>
<body>
<h1 dir="auto"><a href="${to}">${title}</a></h1>
</body>
</html>
`.toString()
}
