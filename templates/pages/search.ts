import type { SearchPage } from '../../generator/plan/pages.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, jsonInHtml, type SafeHtml } from '../html.ts'
import { basePage } from '../layouts/base.ts'
import { languageWithin } from '../parts/direction.ts'
import type { GivenToSearch } from '../scripts/search-given.ts'
import { countingIn } from '../texts/counting.ts'
import { type Spoken, textsFor } from '../texts/texts-for.ts'

/** The only page that knows about the index. Without scripts all it can offer is the archive. */
export function searchPage(site: SiteFacts, page: SearchPage): SafeHtml {
  const spoken = textsFor(site.language)
  const { title, label, placeholder, otherWays, needsScripts } = spoken.texts.search
  const toArchive = (words: string) => html`<a href="/archive/">${words}</a>`
  const given = givenTo(page, spoken)
  // The results are the author's words, in the site's language.
  const own = languageWithin(site.language, spoken.language)
  return basePage(
    site,
    { ...page, title, language: spoken.language },
    html`<div class="leaf search">
<header class="opening"><h1>${title}</h1></header>
<noscript><p>${needsScripts(toArchive)}</p></noscript>
<search class="search-form">
<label for="search-words">${label}</label>
<input id="search-words" type="search" name="q" placeholder="${placeholder}" autocomplete="off" enterkeyhint="search" maxlength="200" dir="auto">
</search>
<p class="search-status" role="status"></p>
<p id="other-ways" hidden>${otherWays(toArchive)}</p>
<ol class="cards search-results"${own}></ol>
<button class="search-more" type="button" hidden>${given.texts.more}</button>
<script type="application/json" id="search-given">${jsonInHtml(given)}</script>
<script type="module" src="${page.script}"></script>
</div>`,
  )
}

function givenTo({ volumes, cardsInFile }: SearchPage, { texts, language }: Spoken): GivenToSearch {
  const [primary = ''] = language.split('-')
  // European digits everywhere, as in the dates.
  const counting = `${primary}-u-nu-latn`
  const { results, noResults, more, failed, again } = texts.search
  return {
    volumes,
    cardsInFile,
    language: counting,
    texts: {
      results: countingForms(primary, counting, results),
      noResults: noResults('#'),
      more,
      failed,
      again,
    },
  }
}

const samples = [...Array.from({ length: 101 }, (_, number) => number), 1_000_000]

/** The sentence in every plural form of the language, with "#" for the number: a browser chooses by the same rules. */
function countingForms(
  primary: string,
  counting: string,
  say: (count: number) => string,
): Record<string, string> {
  // Digits do not matter here, and take 6 ms to load.
  const rules = new Intl.PluralRules(primary)
  const { written } = countingIn(counting)
  const forms = new Map<string, string>()
  for (const count of samples) {
    const form = rules.select(count)
    if (!forms.has(form)) forms.set(form, say(count).replace(written(count), '#'))
  }
  return Object.fromEntries(forms)
}
