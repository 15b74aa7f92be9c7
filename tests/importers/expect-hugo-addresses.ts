import { expect } from 'vitest'
import { importSite } from './old-site.ts'

/** The addresses that Hugo 0.169 gives to texts, by the paths of their files. */
type Addresses = Readonly<Record<string, string>>
type Fronts = Readonly<Record<string, string>>

export const base = "baseURL = 'https://old.example/'\ntimeZone = 'America/New_York'\n"

export async function expectAddresses(settings: string, fronts: Fronts, addresses: Addresses) {
  const texts = Object.entries(fronts).map(([file, front]) => [
    `content/${file}`,
    `---\n${front}\n---\nWords.\n`,
  ])

  const { report } = await importSite('hugo', {
    'hugo.toml': `${base}${settings}`,
    ...Object.fromEntries(texts),
  })

  const found = report.posts.map(({ from, address }) => [
    from.replace('old.example#content/', ''),
    address,
  ])
  expect(Object.fromEntries(found)).toEqual(addresses)
}
