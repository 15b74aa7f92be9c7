import { join } from 'node:path'
import { headerToken } from '../comments-api/contract/header-token.ts'
import { blockListOf } from '../comments-api/outside/is-public-address.ts'
import { createSafeFetch, createSafeSend } from '../comments-api/safe-fetch.ts'
import type { World } from '../comments-api/world.ts'
import type { Site } from '../generator/site/site.ts'
import { openCacheLedger } from './ledger/cache-ledger.ts'
import type { Ledger } from './ledger/ledger.ts'
import { openServiceLedger } from './ledger/service-ledger.ts'
import type { Called } from './options.ts'
import { readOutgoing } from './outgoing/read-outgoing.ts'
import type { Report } from './report.ts'
import { tellOtherSites } from './tell-other-sites.ts'
import { TellingRefused } from './telling-refused.ts'

type Surroundings = {
  readonly world: World
  /** The folder that builds keep their cache in. */
  readonly cache: string
  /** The value of AFTERWORD_MENTIONS_TOKEN. */
  readonly token: string | null
}

export async function runMentions(called: Called, surroundings: Surroundings): Promise<Report> {
  const { world } = surroundings
  const outgoing = readOutgoing({ ...called, now: world.now() })
  const { site } = outgoing
  requirePublicSite(site)
  const outside = { world, site: site.url, own: blockListOf([]) }
  return tellOtherSites({
    ...called,
    outgoing,
    world,
    ledger: openLedger(site, called, surroundings),
    web: { fetch: createSafeFetch(outside), send: createSafeSend(outside) },
  })
}

/** Refuses a local site, because nobody else could look at its pages. */
function requirePublicSite({ url }: Site): void {
  if (/^(?:localhost|127\.[\d.]+|\[::1\])$/.test(new URL(url).hostname))
    throw new TellingRefused(
      `the url in site.yaml is ${url}: other sites cannot look at pages there`,
    )
}

function openLedger(site: Site, called: Called, { world, cache, token }: Surroundings): Ledger {
  const copy = join(cache, 'mentions', `${new URL(site.url).hostname}.json`)
  if (token === null) return openCacheLedger(copy)
  const service = called.service ?? site.comments.service?.replace(/\/+$/, '') ?? site.url
  return openServiceLedger({ world, service, token: readToken(token), copy })
}

/** The service refuses such a token, too; sent from here, it would look as if the service gave no answer. */
function readToken(given: string): string {
  // A secret from a file often ends with a line end.
  const { data, error } = headerToken.safeParse(given.trim())
  if (error) throw new TellingRefused(`AFTERWORD_MENTIONS_TOKEN ${error.issues[0]?.message}`)
  return data
}
