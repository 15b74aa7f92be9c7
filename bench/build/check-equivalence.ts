import type { Row } from '../measure/results.ts'
import { summarise } from '../measure/summarise.ts'
import { compareSites, samplePosts } from './equivalence/compare-sites.ts'
import { complainOfSitemap } from './equivalence/read-sitemap.ts'
import { type Subject, siteOf } from './subject.ts'

/** Compares the sites. If a peer wrote another one, the run fails and says where they differ. */
export function checkEquivalence(ours: Subject, peers: readonly Subject[]): Row[] {
  const group = 'Differences between the sites, by posts'
  return peers.map(peer => {
    const differences = compareSites(builtSite(ours), builtSite(peer), samplePosts(ours.posts))
    for (const difference of differences) console.error(difference)
    if (differences.length > 0) process.exitCode = 1
    const complaint = complainOfSitemap(peer.generator.name, siteOf(peer))
    if (complaint !== null) console.error(complaint)
    const named = { group, what: peer.generator.name, size: ours.posts, unit: '' }
    return summarise(named, [differences.length])
  })
}

function builtSite(subject: Subject) {
  return { name: subject.generator.name, folder: siteOf(subject) }
}
