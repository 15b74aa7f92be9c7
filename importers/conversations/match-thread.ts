import { ThreadId } from '../../comments-api/contract/ids.ts'
import { slugOf, threadIdOf } from '../../generator/content/slugs.ts'
import { percentDecoded } from '../../generator/percent-decoded.ts'
import type { Match, MatchedBy } from '../ledger.ts'
import type { Report } from '../report/report.ts'
import type { ThreadReference } from '../source.ts'
import { addressKeyOf, type KnownPost, type KnownThreads } from './known-threads.ts'
import type { Mapping } from './mapping-file.ts'

type Needs = { readonly known: KnownThreads; readonly mapping: Mapping }

/**
 * What the owner said comes first, then the post of the same export, then ids, then addresses. Comments that match no
 * post are kept in a thread of their own.
 */
export function matchThread(needs: Needs, reference: ThreadReference): Match {
  const { ids = [], urls = [] } = reference
  const { known, mapping } = needs
  const told = first([...ids, ...urls], name => mapping.find(name))
  if (told !== null) return matchTold(known, told)
  const own = reference.post === undefined ? null : known.ofExport(reference.post)
  if (own !== null) return matched(own, 'post')
  const named = first(ids, id => known.withId(id))
  if (named !== null) return matched(named, 'id')
  const there = first(urls, url => known.at(url))
  if (there !== null) return matched(there, 'address')
  return { thread: nameForUnmatched(reference), by: 'nothing' }
}

function matched({ id }: KnownPost, by: MatchedBy): Match {
  return { thread: id, by }
}

/**
 * The owner may name an id that no post has yet, because the post is still to be written. It may also be a slip, so the
 * report lists it among those that match no post.
 */
function matchTold(known: KnownThreads, told: string): Match {
  const post = postMeant(known, told)
  if (post !== null) return matched(post, 'map')
  const thread = ThreadId.safeParse(told).data ?? nameForUnmatched({ urls: [told] })
  return { thread, by: 'nothing' }
}

/** Notes the lines of the mapping that lead to no post, most likely by a slip. */
export function noteStrayTargets({ known, mapping }: Needs): Report['notes'] {
  return mapping.targets
    .filter(({ name }) => postMeant(known, name) === null)
    .map(({ where, name }) => ({
      where,
      message: `--map leads to ${JSON.stringify(name)}, which is no post's address or id`,
    }))
}

function postMeant(known: KnownThreads, name: string): KnownPost | null {
  return known.withId(name) ?? known.at(name)
}

/**
 * The same on every run, so that a later import adds to the same thread. A name that has the prefix already came from
 * here, and keeps it as it is.
 */
function nameForUnmatched({ ids = [], urls = [] }: ThreadReference): string {
  // Spellings of one address that lead to one post also lead to one thread without a post.
  const written = urls.map(addressKeyOf).find(key => key !== null) ?? ''
  const path = percentDecoded(written).replace('?', ' ?')
  const name = threadIdOf(slugOf(path)) || threadIdOf(slugOf(ids.join(' ')))
  const whole = name.startsWith('unmatched-') ? name : `unmatched-${name || 'home'}`
  return whole.slice(0, 200).toWellFormed()
}

function first<From, To>(among: readonly From[], find: (one: From) => To | null): To | null {
  for (const one of among) {
    const found = find(one)
    if (found !== null) return found
  }
  return null
}
