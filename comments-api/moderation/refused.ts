import { html } from '../../templates/html.ts'
import { type ProblemCode, problems } from '../contract/problems.ts'
import type { Outside } from './frame.ts'

type Said = { readonly title: string; readonly hint: string }

const again = 'Go back, and try it again.'

/** The problems of the catalogue in words for moderators, who cannot change headers, settings or files. */
const toPeople: Partial<Record<ProblemCode, Said>> = {
  'not-found': { title: 'There is nothing here', hint: 'It may have been deleted for good.' },
  'not-json': { title: 'This did not arrive whole', hint: again },
  'malformed-body': { title: 'This did not arrive whole', hint: again },
  'invalid-query': { title: 'This address is not complete', hint: again },
  'too-many-requests': {
    title: 'That was a little fast',
    hint: 'Wait for a few minutes, and try it again.',
  },
  'internal-error': {
    title: 'The service made a mistake',
    hint: 'It may work at a second try. The log of the service says more.',
  },
}

export function sayRefusal(code: ProblemCode, site: string): Said {
  if (code !== 'foreign-origin') return toPeople[code] ?? problems[code]
  const desk = new URL('/admin/', site).href
  return { title: 'This did not come from the desk', hint: `Open ${desk}, and do it there.` }
}

export function refusedPage({ title, hint }: Said): Outside {
  const body = html`<p>${hint}</p>
<p><a href="/admin/">Back to the desk</a></p>`
  return { title, body }
}
