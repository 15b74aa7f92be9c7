import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { closedDoors, imports } from './doors.ts'

describe('imports of the importers', () => {
  it('are allowed only from listed modules, and no other room imports them', () => {
    const open = [
      'comments-api/contract/',
      'comments-api/transfer/archive.ts',
      'comments-api/transfer/progress.ts',
      'comments-api/comments/fields/normalise.ts',
      'comments-api/comments/threads/page-address.ts',
      'comments-api/comments/fields/url.ts',
      'comments-api/comments/render/bare-urls.ts',
      'comments-api/storage/draft.ts',
      'comments-api/storage/sqlite/engine.ts',
      'generator/content/',
      'generator/check/content/anchors.ts',
      'generator/check/content/claims.ts',
      'generator/markdown/anchors-in.ts',
      'generator/markdown/create-markdown.ts',
      'generator/markdown/heading-ids.ts',
      'generator/site/',
      'generator/diagnostic.ts',
      'generator/errors.ts',
      'generator/is-within.ts',
      'generator/make-folder.ts',
      'generator/percent-decoded.ts',
      'generator/commands/find-named.ts',
      'generator/commands/named-places.ts',
      'generator/commands/parse-words.ts',
      'generator/publish/lock.ts',
      'generator/report/',
      'generator/system-code.ts',
      'generator/yaml/',
    ]
    const callers = imports.filter(
      ({ from, to }) => to.startsWith('importers/') && !from.startsWith('importers/'),
    )

    expect(closedDoors('importers/', open)).toEqual([])
    expect(callers).toEqual([])
  })

  it('lead from a source to shared modules, not to the ledger or to another source', () => {
    const shared = [
      'source.ts',
      'counted-notes.ts',
      'dates.ts',
      'known-records.ts',
      'folder/',
      'front-matter/',
      'html/',
      'liquid/',
      'markdown/',
      'xml/',
      'json/',
      'sqlite/',
      'tables/',
    ].map(name => `importers/${name}`)
    const ours = [
      'generator/content/',
      'generator/percent-decoded.ts',
      'generator/yaml/',
      // What this site exported comes back by way of Staticman's folders.
      'comments-api/contract/',
      'comments-api/transfer/archive.ts',
    ]

    for (const name of readdirSync('importers/sources')) {
      expect(closedDoors(`importers/sources/${name}/`, [...shared, ...ours])).toEqual([])
    }
  })
})

describe('imports of the exporters', () => {
  it('are allowed only from listed modules, and no other room imports them', () => {
    const open = [
      'comments-api/input-refused.ts',
      'comments-api/transfer/',
      'comments-api/contract/',
      'comments-api/comments/render/renderer.ts',
      'comments-api/comments/status.ts',
      'comments-api/storage/draft.ts',
      'comments-api/storage/sqlite/engine.ts',
      'generator/check/content/addresses.ts',
      'generator/content/',
      'generator/markdown/',
      'generator/site/',
      'generator/commands/find-named.ts',
      'generator/commands/named-places.ts',
      'generator/commands/parse-words.ts',
      'generator/compare-text.ts',
      'generator/diagnostic.ts',
      'generator/errors.ts',
      'generator/is-within.ts',
      'generator/make-folder.ts',
      'generator/report/',
      'templates/feeds/xml-text.ts',
      'templates/texts/',
    ]
    const callers = imports.filter(
      ({ from, to }) => to.startsWith('exporters/') && !from.startsWith('exporters/'),
    )

    expect(closedDoors('exporters/', open)).toEqual([])
    expect(callers).toEqual([])
  })

  it('lead from a format to shared modules, not to another format', () => {
    const shared = ['format.ts', 'posts.ts', 'conversations/', 'output/'].map(
      name => `exporters/${name}`,
    )
    const ours = ['comments-api/', 'generator/', 'templates/']

    for (const name of readdirSync('exporters/formats'))
      expect(closedDoors(`exporters/formats/${name}/`, [...shared, ...ours])).toEqual([])
  })
})

describe('imports of the sender of webmentions', () => {
  it('are allowed only from listed modules of the generator and the service', () => {
    const open = [
      'generator/content/',
      'generator/site/',
      'generator/plan/entries.ts',
      'generator/report/',
      'generator/diagnostic.ts',
      'generator/errors.ts',
      'generator/make-folder.ts',
      'generator/commands/parse-words.ts',
      'comments-api/contract/',
      'comments-api/durations.ts',
      'comments-api/outside/',
      'comments-api/safe-fetch.ts',
      'comments-api/world.ts',
      'templates/html.ts',
    ]

    expect(closedDoors('mentions/', open)).toEqual([])
  })

  it('are not found in any other room', () => {
    expect(
      imports.filter(({ from, to }) => to.startsWith('mentions/') && !from.startsWith('mentions/')),
    ).toEqual([])
  })
})
