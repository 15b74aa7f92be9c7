import type { PostPage, SeriesPlace } from '../../generator/plan/pages.ts'
import type { PostLink, SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import { textsFor } from '../texts/texts-for.ts'
import { languageWithin } from './direction.ts'
import { postTitle } from './post-title.ts'

/** Above the title of a post: "Part 2 of 5 in the series …". */
export function seriesKicker(site: SiteFacts, { series, language }: PostPage): SafeHtml | false {
  if (series == null) return false
  return html`<p class="kicker"${ourLanguage(site, language)}>${placeIn(site, series)}</p>`
}

/** Below the text: the parts before and after it, and the list of all. */
export function seriesParts(site: SiteFacts, { series, language }: PostPage): SafeHtml | false {
  if (series == null || series.of === 1) return false
  const { lists } = textsFor(site.language).texts
  return html`<nav class="series leaf" aria-label="${lists.series}"${ourLanguage(site, language)}>
<p class="series-place">${placeIn(site, series)}</p>
${turnParts(site, series)}
${series.parts.length > 0 && html`<details class="series-list"><summary>${lists.posts(series.of)}</summary>${partList(site, series)}</details>`}
</nav>`
}

function placeIn(site: SiteFacts, series: SeriesPlace): SafeHtml {
  return textsFor(site.language).texts.post.part(series, seriesLink(site, series))
}

/** The series' name, in the author's words, among ours. */
function seriesLink(site: SiteFacts, { url, title }: SeriesPlace): SafeHtml {
  const { language } = textsFor(site.language)
  return html`<a href="${url}"><bdi${languageWithin(site.language, language)}>${title}</bdi></a>`
}

function turnParts(site: SiteFacts, { part, before, after }: SeriesPlace): SafeHtml {
  const { partNumber } = textsFor(site.language).texts.post
  return html`<div class="series-turn">
${before !== null && html`<p class="turn-back"><span>${partNumber(part - 1)}</span> ${partLink(site, before, html` rel="prev"`)}</p>`}
${after !== null && html`<p class="turn-on"><span>${partNumber(part + 1)}</span> ${partLink(site, after, html` rel="next"`)}</p>`}
</div>`
}

function partList(site: SiteFacts, { part, parts }: SeriesPlace): SafeHtml {
  return html`<ol>${parts.map((link, position) =>
    position === part - 1
      ? html`<li aria-current="true">${partTitle(site, link)}</li>`
      : html`<li>${partLink(site, link)}</li>`,
  )}</ol>`
}

function partLink(site: SiteFacts, link: PostLink, relation: SafeHtml | false = false): SafeHtml {
  return html`<a${relation} href="${link.url}">${partTitle(site, link)}</a>`
}

function partTitle(site: SiteFacts, link: PostLink): SafeHtml {
  return postTitle(link, textsFor(site.language).language)
}

function ourLanguage(site: SiteFacts, page: string): SafeHtml | false {
  return languageWithin(textsFor(site.language).language, page)
}
