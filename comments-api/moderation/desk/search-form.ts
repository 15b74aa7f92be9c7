import { html, type SafeHtml } from '../../../templates/html.ts'
import { CommentStatus } from '../../comments/status.ts'
import { type DeskQuery, type Filters, isSearch } from './filters.ts'
import { tabNames } from './words.ts'

/** Folded, so that it is not in the way of the letters, but open while a search is active. */
export function searchForm(asked: DeskQuery): SafeHtml {
  return html`<details class="search"${isSearch(asked) && html` open`}><summary>Search</summary>
<form method="get" action="/admin/" role="search" aria-label="Responses">
${field('words', 'Words', asked)}
${field('author', 'Author, address or site', asked)}
${field('thread', 'Article', asked)}
${field('network', 'Network', asked)}
<p class="field"><label for="search-status">Status</label>
<select id="search-status" name="status">${[...CommentStatus.options, 'all' as const].map(
    status =>
      html`<option value="${status}"${status === asked.status && html` selected`}>${tabNames[status]}</option>`,
  )}</select></p>
${asked.by !== '' && onlyOneAuthor(asked.by)}
<p class="field"><button type="submit" class="first">Search</button>${isSearch(asked) && html` <a href="/admin/?status=${asked.status}">Clear</a>`}</p>
</form>
</details>`
}

function field(name: keyof Filters, label: string, asked: DeskQuery): SafeHtml {
  const id = `search-${name}`
  return html`<p class="field"><label for="${id}">${label}</label>
<input type="search" id="${id}" name="${name}" value="${asked[name]}" maxlength="200" autocomplete="off" autocapitalize="none" spellcheck="false"></p>`
}

function onlyOneAuthor(by: string): SafeHtml {
  return html`<p class="field tick"><label><input type="checkbox" name="by" value="${by}" checked> Only the same author</label></p>`
}
