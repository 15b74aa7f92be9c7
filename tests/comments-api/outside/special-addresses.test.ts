import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { describe, expect, it } from 'vitest'
import { blockListOf, isPublicAddress } from '../../../comments-api/outside/is-public-address.ts'
import {
  globalUnicastIPv6,
  refusedIPv4,
  refusedIPv6,
  translatedIPv4,
} from '../../../comments-api/outside/refused-ranges.ts'

/**
 * The registries as IANA publishes them (https://www.iana.org/assignments/iana-ipv4-special-registry,
 * …/iana-ipv6-special-registry; the editions of 9 October 2025). Put a newer edition in their place,
 * and these tests say what the table lacks.
 */
function blocksOf(family: 'ipv4' | 'ipv6') {
  const name = `../../fixtures/iana/iana-${family}-special-registry-1.csv`
  const [, ...rows] = readFileSync(new URL(name, import.meta.url), 'utf8')
    .trim()
    .split('\n')
  return rows.flatMap(row => {
    const cells = [...row.matchAll(/(?:^|,)("(?:[^"]|"")*"|[^,]*)/g)].map(([, cell = '']) => cell)
    const blocks = (cells[0] ?? '').replaceAll(/"|\s*\[\d+\]/g, '').split(/,\s*/)
    return blocks.map(block => ({ block, isReachable: cells[8] === 'True' }))
  })
}

const firstOf = (block: string) => block.split('/', 1)[0] ?? ''
const holds = (range: string, address: string) =>
  blockListOf([range]).check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6')

const larger = (one: string, other: string) =>
  Number(one.split('/')[1]) - Number(other.split('/')[1])

/** What is not globally reachable; of blocks within each other, the largest. */
function refusedBy(family: 'ipv4' | 'ipv6'): string[] {
  const refused = blocksOf(family)
    .filter(({ isReachable }) => !isReachable)
    .map(({ block }) => block)
    .sort(larger)
  return refused.filter(
    (block, index) => !refused.slice(0, index).some(other => holds(other, firstOf(block))),
  )
}

describe('the table of refused ranges', () => {
  it('matches the IANA registry for IPv4, plus multicast', () => {
    const table = refusedIPv4.map(([range]) => range)

    expect(table.toSorted()).toEqual([...refusedBy('ipv4'), '224.0.0.0/4'].sort())
  })

  it('matches the IANA registry for IPv6 within global unicast', () => {
    const within = refusedBy('ipv6').filter(block => holds(globalUnicastIPv6, firstOf(block)))

    expect(refusedIPv6.map(([range]) => range).toSorted()).toEqual(within.sort())
  })
})

const blocks = [...blocksOf('ipv4'), ...blocksOf('ipv6')]

it.each(blocks)(
  'isPublicAddress follows the registry for $block (reachable: $isReachable)',
  ({ block, isReachable }) => {
    const isWithin = [...refusedIPv4, ...refusedIPv6].some(([range]) =>
      holds(range, firstOf(block)),
    )
    // Of a translated address the one within counts: here 0.0.0.0.
    const isExpected = isReachable && !isWithin && block !== translatedIPv4

    expect(isPublicAddress(firstOf(block))).toBe(isExpected)
  },
)
