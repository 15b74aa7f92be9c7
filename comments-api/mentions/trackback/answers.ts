import { html, type SafeHtml } from '../../../templates/html.ts'
import type { Received } from '../receive.ts'

const head = '<?xml version="1.0" encoding="utf-8"?>\n'

/** Programs that send pings show these to their authors. */
const faults = {
  'bad-source': 'The url is not the address of a web page elsewhere.',
  'own-page': 'The url is a page of this site.',
  'bad-target': 'There is no such page here.',
  'closed-target': 'This page takes no trackbacks.',
  'too-many': 'Too many at once. Please come back later.',
  'not-a-ping': 'This is not a trackback: send a form with a url.',
  'wants-post': 'A trackback is sent by POST; with ?__mode=rss those that came are listed.',
} as const satisfies Record<Exclude<Received, 'waiting'> | 'not-a-ping' | 'wants-post', string>

export type FaultName = keyof typeof faults

export const acceptedXml = `${head}<response>
<error>0</error>
</response>
`

export function faultXml(name: FaultName): string {
  return `${head}${html`<response>
<error>1</error>
<message>${faults[name]}</message>
</response>`}
`
}

type Channel = {
  readonly title: string
  readonly url: string
  readonly language: string
  readonly items: readonly {
    readonly title: string
    readonly url: string
    readonly excerpt: string
  }[]
}

/** The list of pings in the format of the specification, which is RSS 0.91 within the answer. */
export function listXml({ title, url, language, items }: Channel): string {
  return `${head}${html`<response>
<error>0</error>
<rss version="0.91"><channel>
<title>${title}</title>
<link>${url}</link>
<description>${title}</description>
<language>${language}</language>
${items.map(itemPart)}</channel></rss>
</response>`}
`
}

function itemPart({ title, url, excerpt }: Channel['items'][number]): SafeHtml {
  return html`<item>
<title>${title}</title>
<link>${url}</link>
<description>${excerpt}</description>
</item>
`
}
