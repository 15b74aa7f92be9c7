import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { closedDoors, code, imports } from './doors.ts'
import { sources } from './source-files.ts'

describe('imports of the comment service', () => {
  const layers = ['contract', 'storage', 'events', 'comments']
  const features = [
    'spam',
    'moderation',
    'notifications',
    'mentions',
    'latest-posts',
    'transfer',
    'privacy',
  ]

  it.each(layers)('%s imports only the layers below it', layer => {
    const below = layers.slice(0, layers.indexOf(layer)).map(name => `comments-api/${name}/`)

    const ground =
      layer === 'contract'
        ? []
        : [
            'comments-api/collect-thoroughly.ts',
            'comments-api/durations.ts',
            'comments-api/http/',
            'comments-api/tokens.ts',
            'comments-api/world.ts',
            'templates/html.ts',
            'templates/feeds/',
            'templates/texts/',
          ]
    expect(closedDoors(`comments-api/${layer}/`, [...below, ...ground])).toEqual([])
  })

  it.each(features)('%s imports the layers, and no other feature', feature => {
    const open = [
      ...layers.map(layer => `comments-api/${layer}/`),
      'comments-api/durations.ts',
      'comments-api/http/',
      'comments-api/input-refused.ts',
      'comments-api/tokens.ts',
      'comments-api/world.ts',
      'comments-api/send-mail.ts',
      'comments-api/config.ts',
      'comments-api/outside/',
      'comments-api/safe-fetch.ts',
      'templates/html.ts',
    ]

    expect(closedDoors(`comments-api/${feature}/`, open)).toEqual([])
  })

  it('the rooms of the core import only those before them', () => {
    const rooms = ['fields', 'changes', 'threads', 'submitting']
    const last = ['own', 'reading']

    for (const room of [...rooms, ...last]) {
      const later = rooms.includes(room) ? rooms.slice(rooms.indexOf(room) + 1) : []
      const closed = new RegExp(`^comments-api/comments/(?:${[...later, ...last].join('|')})/`)
      const opened = imports.filter(({ from, to }) => {
        const own = `comments-api/comments/${room}/`
        return from.startsWith(own) && !to.startsWith(own) && closed.test(to)
      })
      expect(opened).toEqual([])
    }
  })

  it('http imports only the contract and the storage', () => {
    const below = [
      'contract/',
      'storage/',
      'collect-thoroughly.ts',
      'durations.ts',
      'tokens.ts',
      'world.ts',
      'config.ts',
    ].map(name => `comments-api/${name}`)

    expect(closedDoors('comments-api/http/', [...below, 'templates/html.ts'])).toEqual([])
  })

  it('the description of the API imports only the contract', () => {
    expect(closedDoors('comments-api/openapi/', ['comments-api/contract/'])).toEqual([])
  })

  it('only the command line imports commands', () => {
    const callers = imports.filter(({ from, to }) => {
      return to.startsWith('comments-api/commands/') && !from.startsWith('comments-api/commands/')
    })

    expect(new Set(callers.map(({ from }) => from))).toEqual(new Set(['comments-api/cli.ts']))
  })

  it('the client imports only types, and only from the contract', () => {
    expect(closedDoors('comments-api/client/', [], code)).toEqual([])
    expect(closedDoors('comments-api/client/', ['comments-api/contract/'])).toEqual([])
  })
})

describe('imports of the generator', () => {
  it('the generator imports only the contract of the comment service', () => {
    const into = imports.filter(
      ({ from, to }) => from.startsWith('generator/') && to.startsWith('comments-api/'),
    )

    expect(into.filter(({ to }) => !to.startsWith('comments-api/contract/'))).toEqual([])
  })

  it('templates import only types from elsewhere', () => {
    expect(closedDoors('templates/', [], code)).toEqual([])
    expect(
      closedDoors('templates/', [
        'generator/markdown/markdown-texts.ts',
        'generator/plan/pages.ts',
        'generator/plan/showing/',
        'comments-api/contract/',
      ]),
    ).toEqual([])
  })

  it('site, content and plan import only those before them', () => {
    const ground = [
      'generator/compare-text.ts',
      'generator/diagnostic.ts',
      'generator/encoding-mistake.ts',
      'generator/errors.ts',
      'generator/hash-of.ts',
      'generator/yaml/',
      'generator/remember.ts',
      'generator/start-thread.ts',
      'templates/html-parser.ts',
    ]

    expect(closedDoors('generator/site/', ground)).toEqual([])
    const asResponses = 'comments-api/contract/emphasis.ts'
    expect(closedDoors('generator/content/', [...ground, asResponses, 'generator/site/'])).toEqual(
      [],
    )
    const types = [
      'generator/markdown/surroundings.ts',
      'templates/html.ts',
      'comments-api/contract/',
    ]
    expect(
      closedDoors('generator/plan/', [
        ...ground,
        'generator/site/',
        'generator/content/',
        ...types,
      ]),
    ).toEqual([])
  })

  it('the checks of content and output import only the rooms that they check', () => {
    const common = [
      'generator/compare-text.ts',
      'generator/diagnostic.ts',
      'generator/errors.ts',
      'generator/hash-of.ts',
      'generator/nearest-to.ts',
      'generator/percent-decoded.ts',
      'generator/yaml/',
      'generator/remember.ts',
      'generator/system-code.ts',
    ]
    const content = ['generator/content/', 'generator/markdown/']
    const site = [
      'generator/site/',
      'generator/plan/',
      'generator/hosting/',
      'generator/code-hash.ts',
      'generator/root.ts',
      'generator/memory/sealed-file.ts',
      'generator/memory/unfinished.ts',
    ]

    expect(closedDoors('generator/hosting/', common)).toEqual([])
    expect(closedDoors('generator/check/content/', [...common, ...content])).toEqual([])
    expect(closedDoors('generator/check/output/', [...common, ...content, ...site], code)).toEqual(
      [],
    )
  })

  it('memory does not import publishing or build steps, nor does publishing import steps', () => {
    const into = (room: string) => imports.filter(({ to }) => to.startsWith(`generator/${room}/`))
    const from = (room: string) => (found: { readonly from: string }) =>
      found.from.startsWith(`generator/${room}/`)

    expect([...into('publish'), ...into('steps')].filter(from('memory'))).toEqual([])
    expect(into('steps').filter(from('publish'))).toEqual([])
  })

  it('the Markdown renderer imports from the plan only what pages show', () => {
    const taken = imports.filter(
      ({ from, to }) => from.startsWith('generator/markdown/') && to.startsWith('generator/plan/'),
    )

    expect(taken.filter(({ to }) => !to.startsWith('generator/plan/showing/'))).toEqual([])
  })

  it('only a build imports the build steps', () => {
    const steps = code.filter(({ to }) => to.startsWith('generator/steps/'))
    const callers = new Set(steps.map(({ from }) => from))

    expect([...callers].filter(file => !file.startsWith('generator/steps/'))).toEqual([
      'generator/build-if-changed.ts',
      'generator/build.ts',
    ])
  })

  it('only render imports Eleventy and the templates', () => {
    const known = sources.filter(file =>
      /from '@11ty\/eleventy'|from '\.\.\/\.\.\/templates\/(?!html)/.test(
        readFileSync(file, 'utf8'),
      ),
    )

    expect(
      known.filter(file => file.startsWith('generator/') && !file.startsWith('generator/render/')),
    ).toEqual([])
  })
})
