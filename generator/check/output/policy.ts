import type { Diagnostic, Finding } from '../../diagnostic.ts'
import { type HeaderRule, headersFor } from '../../hosting/rules.ts'
import { encoded } from './addresses.ts'
import type { BuiltPage, BuiltSite } from './built-site.ts'
import { diagnoseElement, diagnoseReference } from './diagnose.ts'
import type { InlineCode, Reference } from './page-facts.ts'
import {
  allowsAddress,
  allowsInline,
  directiveFor,
  parsePolicy,
  type RulingDirective,
  type SecurityPolicy,
} from './security-policy.ts'

/** What is on a page but will be refused by browsers, because of the headers that `_headers` sends with the page. */
export function checkPolicy(site: BuiltSite): Diagnostic[] {
  const parsed = new Map<string, readonly SecurityPolicy[]>()
  const headers = site.rules.headers.filter(isPolicy)
  return site.pages.flatMap(page => {
    const [header = ''] = Object.values(headersFor({ headers }, encoded(page.url)))
    // If a header holds several policies, each of them must allow what the page does.
    const policies = parsed.getOrInsertComputed(header, () => header.split(',').map(parsePolicy))
    return policies.flatMap(policy => [
      ...page.facts.references.flatMap(reference => refuseLoad(site, page, { policy, reference })),
      ...page.facts.inlineCode.flatMap(code => refuseInline(page, policy, code)),
    ])
  })
}

export function isPolicy({ name }: HeaderRule): boolean {
  return name.toLowerCase() === 'content-security-policy'
}

function refuseLoad(
  { origin }: BuiltSite,
  page: BuiltPage,
  { policy, reference }: { readonly policy: SecurityPolicy; readonly reference: Reference },
): Diagnostic[] {
  const directive = directiveFor(policy, reference.use)
  if (directive === null || reference.url.startsWith('#')) return []
  const url = URL.parse(reference.url, `${origin}${encoded(page.url)}`)
  // A `javascript:` address is checked as an inline script.
  if (url === null || url.protocol === 'javascript:') return []
  const { nonce } = reference
  if (allowsAddress(directive, { url, origin, ...(nonce === undefined ? {} : { nonce }) }))
    return []
  return diagnoseReference(page, reference, refusedLoad(directive, reference))
}

const deeds: Readonly<Record<Reference['use'], string>> = {
  link: 'leads to',
  base: 'takes its addresses from',
  connect: 'sends to',
  font: 'loads the font',
  form: 'sends a form to',
  frame: 'frames',
  image: 'loads the image',
  manifest: 'loads the manifest',
  media: 'loads the sound or film',
  object: 'embeds',
  script: 'loads the script',
  style: 'loads the style sheet',
}

function refusedLoad(directive: RulingDirective, { use, url }: Reference): Finding {
  return {
    code: 'blocked-by-policy',
    message: `the page ${deeds[use]} "${cut(url, 80)}", which ${quoted(directive)} forbids`,
    hint: 'Put a copy of it into the content folder, or link to it instead.',
  }
}

function refuseInline(page: BuiltPage, policy: SecurityPolicy, code: InlineCode): Diagnostic[] {
  const directive = directiveFor(policy, code.use)
  if (directive === null || allowsInline(directive, code)) return []
  return [
    diagnoseElement(
      page,
      { place: code, clue: code.clue },
      {
        code: 'blocked-by-policy',
        message: `the page holds ${said[code.use](code.name)}, which ${quoted(directive)} forbids`,
        hint: code.use.startsWith('style') ? styleHint : scriptHint,
      },
    ),
  ]
}

const said: Readonly<Record<InlineCode['use'], (name: string) => string>> = {
  script: () => 'a script of its own',
  style: () => 'a style sheet of its own',
  handler: name => `a script in "${name}"`,
  'script-url': name => `a script in "${name}"`,
  'style-attribute': () => 'a style attribute',
}

const scriptHint = 'Remove it, or put the script into a file of the site and load that.'
const styleHint = 'Give the element a class, and write its rules into theme.css beside site.yaml.'

function quoted({ name, sources }: RulingDirective): string {
  return `"${cut([name, ...sources].join(' '), 120)}"`
}

/** With a mark, so that nobody looks for an address that ends there. */
function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}…` : text
}
