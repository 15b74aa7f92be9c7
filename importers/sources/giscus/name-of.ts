import type { ThreadReference } from '../../source.ts'
import type { Issue } from './schemas.ts'

export type Named = { readonly reference: ThreadReference; readonly isPullRequest: boolean }

export function nameOf(issue: Issue): Named {
  const isPullRequest = issue.pull_request !== undefined && issue.pull_request !== null
  return { reference: referenceOf(issue), isPullRequest }
}

/** The title is what identifies the page: its path without the first slash, its address, or any words. */
export function referenceOf({ title, body }: Pick<Issue, 'title' | 'body'>): ThreadReference {
  const name = title.trim()
  const page = pageIn(body ?? '')
  return {
    ids: [name],
    urls: [...(page === null ? [] : [page]), ...(/\s/.test(name) ? [] : [addressIn(name)])],
  }
}

function addressIn(name: string): string {
  if (name === 'index') return '/'
  return /^https?:/.test(name) ? name : `/${name.replace(/^\//, '')}`
}

/**
 * Both giscus and utterances write the page's address on the last line of a discussion that they open. An address
 * elsewhere in the text may be that of any page. Returns `null` if there is none.
 */
function pageIn(body: string): string | null {
  const last = body
    .replace(/<!--.*?-->/gs, '')
    .trim()
    .split('\n')
    .at(-1)
    ?.trim()
  return /^(?:\[[^\]]*\]\()?(https?:\/\/[^\s()<>]+)\)?$/.exec(last ?? '')?.[1] ?? null
}
