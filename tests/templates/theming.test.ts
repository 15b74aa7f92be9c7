import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { contrast } from '../contrast.ts'

const guide = readFileSync('docs/guides/theming.md', 'utf8')
const tokens = readFileSync('templates/styles/tokens.css', 'utf8')
const styles = readdirSync('templates/styles')
  .map(name => readFileSync(`templates/styles/${name}`, 'utf8'))
  .join('\n')
const example = /```css\n(\/\* content\/theme\.css[\s\S]*?)```/.exec(guide)?.[1] ?? ''

function definedIn(css: string): Set<string> {
  const roots = [...css.matchAll(/:root \{([^}]*)\}/g)].map(([, body = '']) => body)
  return new Set([...roots.join('\n').matchAll(/^\s*(--[\w-]+):/gm)].map(([, name = '']) => name))
}

/** The pairs that a reader looks at, with the least contrast that each must have (WCAG 2.2: 1.4.3, 1.4.6, 1.4.11). */
const pairs = [
  ['--ink', '--paper', 7],
  ['--ink', '--card', 7],
  ['--ink', '--chosen', 7],
  ['--ink', '--shade', 7],
  ['--quiet', '--paper', 4.5],
  ['--quiet', '--card', 4.5],
  ['--quiet', '--chosen', 4.5],
  ['--quiet', '--shade', 4.5],
  ['--accent', '--paper', 4.5],
  ['--accent', '--card', 4.5],
  ['--accent', '--chosen', 4.5],
  ['--on-accent', '--accent', 4.5],
  ['--edge', '--paper', 3],
  ['--edge', '--card', 3],
] as const

function coloursOf(css: string, scheme: 'light' | 'dark'): ReadonlyMap<string, string> {
  const written = css.matchAll(/(--[\w-]+): light-dark\((#[\da-f]{6}), (#[\da-f]{6})\)/g)
  return new Map(
    [...written].map(([, name = '', light = '', dark = '']) => [
      name,
      scheme === 'light' ? light : dark,
    ]),
  )
}

describe('the colours', () => {
  it.each([
    ['the default tokens', tokens],
    ['the example of the guide', example],
  ])('have the contrast that WCAG requires in the light and dark schemes: %s', (_, css) => {
    const faint = (['light', 'dark'] as const).flatMap(scheme => {
      const colours = coloursOf(css, scheme)
      return pairs.flatMap(([above, below, least]) => {
        const found = contrast(colours.get(above) ?? '', colours.get(below) ?? '')
        return found >= least ? [] : [`${scheme}: ${above} on ${below} is ${found.toFixed(2)}`]
      })
    })

    expect(faint).toEqual([])
  })
})

describe('the guide to themes', () => {
  it('lists every property of the tokens, and no others', () => {
    const rows = guide.slice(guide.indexOf('| property |'), guide.indexOf('Other rules'))
    const range = ['--tone-1', '--tone-2', '--tone-3']
    const named = new Set([
      ...[...rows.matchAll(/`(--[\w-]+)`/g)].map(([, name = '']) => name),
      ...range,
    ])

    expect([...definedIn(tokens)].filter(name => !named.has(name))).toEqual([])
    expect([...named].filter(name => !definedIn(styles).has(name))).toEqual([])
  })
})

it('no rule has :lang() with several languages, which Chromium ignores', () => {
  expect(styles).not.toMatch(/:lang\([^)]*,/)
})
