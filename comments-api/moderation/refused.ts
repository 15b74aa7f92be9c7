import { html, type SafeHtml } from '../../templates/html.ts'
import { type ProblemCode, problems } from '../contract/problems.ts'
import type { Outside } from './frame.ts'

type Said = { readonly title: string; readonly hint: string }

const again = 'Go back, and try again.'

/** The problems of the catalogue in words for moderators, who cannot change headers, settings or files. */
const toPeople: Partial<Record<ProblemCode, Said>> = {
  'not-found': { title: 'There is nothing here', hint: 'It may have been deleted for good.' },
  'not-json': { title: 'This did not arrive completely', hint: again },
  'malformed-body': { title: 'This did not arrive completely', hint: again },
  'too-large': {
    title: 'This is far too long',
    hint: 'Go back, where your words still are, and shorten them to 10,000 characters.',
  },
  'invalid-query': { title: 'This address is not complete', hint: again },
  'too-many-requests': {
    title: 'Too many tries in a short time',
    hint: 'Wait a few minutes, and try again.',
  },
  'internal-error': {
    title: 'The service made a mistake',
    hint: 'Try again. If it fails again, the log of the service says why.',
  },
}

export function sayRefusal(code: ProblemCode, site: string): Said {
  if (code !== 'foreign-origin') return toPeople[code] ?? problems[code]
  const desk = new URL('/admin/', site).href
  return { title: 'This did not come from the desk', hint: `Open ${desk}, and do it there.` }
}

export function refusedPage({ title, hint }: Said, words: string): Outside {
  const body = html`<p>${hint}</p>
${wordsBack(words)}
<p><a href="/admin/">Back to the desk</a></p>`
  return { title, body }
}

/** Some browsers forget what was typed on the page before, since no cache may keep it, so the words are here as well. */
export function wordsBack(words: string): SafeHtml {
  if (words === '') return html``
  return html`<p><label for="words">If your words are not there any more, copy them from here:</label></p>
<textarea id="words" rows="7" readonly dir="auto">${words}</textarea>`
}
