import { describe, expect, it } from 'vitest'
import { blockListOf } from '../../comments-api/outside/is-public-address.ts'
import { createSafeFetch, createSafeSend } from '../../comments-api/safe-fetch.ts'
import { discoverEndpoint } from '../../mentions/endpoint/discover.ts'
import { type Said, startStrangers } from './strangers.ts'

async function discover(said: Said, more: Record<string, Said> = {}, path = 'post') {
  const { world, asked } = await startStrangers({ [`rocks.example/${path}`]: said, ...more })
  const needs = { world, site: 'https://site.example/', own: blockListOf([]) }
  const web = { fetch: createSafeFetch(needs), send: createSafeSend(needs) }
  return { found: await discoverEndpoint(`http://rocks.example/${path}`, web), asked }
}

const endpoint = (url: string, via = 'webmention') => ({ kind: 'endpoint', endpoint: { via, url } })
const head = (inside: string): Said => ({
  html: `<!doctype html><head>${inside}</head><body>Hello`,
})
const body = (inside: string): Said => ({ html: `<!doctype html><head></head><body>${inside}` })
const link = (header: string | string[]): Said => ({ headers: { link: header }, html: '<p>Hello' })

const right = 'http://rocks.example/endpoint'
const wrong = '/endpoint/wrong'

// The cases of https://webmention.rocks/, one by one.
describe('endpoint discovery', () => {
  it.each<[number, string, Said]>([
    [
      1,
      'a Link header with an unquoted rel and a relative URL',
      link('</endpoint>; rel=webmention'),
    ],
    [
      2,
      'a Link header with an unquoted rel and an absolute URL',
      link(`<${right}>; rel=webmention`),
    ],
    [3, 'a <link> with a relative URL', head('<link rel="webmention" href="/endpoint">')],
    [4, 'a <link> with an absolute URL', head(`<link rel="webmention" href="${right}">`)],
    [5, 'an <a> with a relative URL', body('<a rel="webmention" href="/endpoint">here</a>')],
    [6, 'an <a> with an absolute URL', body(`<a rel="webmention" href="${right}">here</a>`)],
    [7, 'a Link header spelt "LinK"', { headers: { LinK: '</endpoint>; rel=webmention' } }],
    [8, 'a Link header with a quoted rel', link('</endpoint>; rel="webmention"')],
    [
      9,
      'a <link> with several rel values',
      head('<link rel="webmention somethingelse" href="/endpoint">'),
    ],
    [
      10,
      'a Link header with several rel values',
      link('</endpoint>; rel="webmention somethingelse"'),
    ],
    [
      11,
      'the Link header before a <link> and an <a>',
      {
        headers: { link: '</endpoint>; rel=webmention' },
        html: `<link rel=webmention href="${wrong}"><a rel=webmention href="${wrong}">no</a>`,
      },
    ],
    [
      12,
      'only the <link> whose rel is exactly "webmention"',
      head(`<link rel="not-webmention" href="${wrong}"><link rel="webmention" href="/endpoint">`),
    ],
    [
      13,
      'the <a> after one in an HTML comment',
      body(
        `<!-- <a rel="webmention" href="${wrong}">no</a> --><a rel="webmention" href="/endpoint">here</a>`,
      ),
    ],
    [
      14,
      'the <a> after one in escaped HTML',
      body(
        `<code>&lt;a rel="webmention" href="${wrong}"&gt;</code><a rel="webmention" href="/endpoint">here</a>`,
      ),
    ],
    [
      16,
      'an <a> that precedes a <link>',
      body(`<a rel=webmention href="/endpoint">a</a><link rel=webmention href="${wrong}">`),
    ],
    [
      17,
      'a <link> that precedes an <a>',
      body(`<link rel=webmention href="/endpoint"><a rel=webmention href="${wrong}">a</a>`),
    ],
    [
      18,
      'the second of two Link headers',
      link(['</other>; rel="other"', '</endpoint>; rel=webmention']),
    ],
    [
      19,
      'the second link in one Link header',
      link('<http://rocks.example/other,>; rel="other", </endpoint>; rel="webmention"'),
    ],
    [
      20,
      'the <link> after one without an href',
      head('<link rel="webmention"><link rel="webmention" href="/endpoint">'),
    ],
  ])('%i: finds %s', async (_number, _name, said) => {
    expect((await discover(said)).found).toEqual(endpoint(right))
  })

  it('15: resolves an empty href to the page itself', async () => {
    const { found } = await discover(head('<link rel="webmention" href="">'))

    expect(found).toEqual(endpoint('http://rocks.example/post'))
  })

  it('21: keeps the query string of the endpoint', async () => {
    const { found } = await discover(
      head('<link rel="webmention" href="/endpoint?query=yes&amp;a=b">'),
    )

    expect(found).toEqual(endpoint('http://rocks.example/endpoint?query=yes&a=b'))
  })

  it('22: resolves a relative URL against the path of the page', async () => {
    const { found } = await discover(
      head('<link rel="webmention" href="22/endpoint">'),
      {},
      'test/22',
    )

    expect(found).toEqual(endpoint('http://rocks.example/test/22/endpoint'))
  })

  it('23: resolves a relative URL against the target of a redirect', async () => {
    const { found } = await discover(
      { status: 302, headers: { location: 'http://other.example/page/post' } },
      { 'other.example/page/post': head('<link rel="webmention" href="endpoint">') },
    )

    expect(found).toEqual(endpoint('http://other.example/page/endpoint'))
  })

  it('decodes character references in rel', async () => {
    const { found } = await discover(head('<link rel="&#119;ebmention" href="/endpoint">'))

    expect(found).toEqual(endpoint(right))
  })

  it('resolves a relative URL against the <base> of the page', async () => {
    const { found } = await discover(
      head('<base href="/deep/"><link rel="webmention" href="endpoint">'),
    )

    expect(found).toEqual(endpoint('http://rocks.example/deep/endpoint'))
  })

  it('uses the first <base>, even if it is empty or comes after the link', async () => {
    const named = '<link rel="webmention" href="endpoint">'
    const { found } = await discover(head(`${named}<base href=""><base href="/deep/">`))
    const { found: below } = await discover(head(`${named}<base href="/deep/">`))

    expect(found).toEqual(endpoint('http://rocks.example/endpoint'))
    expect(below).toEqual(endpoint('http://rocks.example/deep/endpoint'))
  })

  it.each<[string, Said]>([
    [
      'a link in a <template>',
      body(`<template><a rel="webmention" href="${wrong}">no</a></template>`),
    ],
    ['a link in a script', body(`<script>'<a rel="webmention" href="${wrong}">'</script>`)],
    [
      'a Link header with the anchor of another page',
      link(`<${wrong}>; rel=webmention; anchor="/other"`),
    ],
    [
      '"rel=webmention" in the title of a Link header',
      link('<http://rocks.example/x>; rel="help"; title="rel=webmention, \\"<"'),
    ],
  ])('ignores %s', async (_name, said) => {
    expect((await discover(said)).found).toMatchObject({ kind: 'none' })
  })

  it.each<[string, Said]>([
    ['a header', { headers: { 'x-pingback': '/xmlrpc' } }],
    ['a <link>', head('<link rel="pingback" href="/xmlrpc">')],
  ])('falls back to the pingback server named by %s', async (_name, said) => {
    expect((await discover(said)).found).toEqual(
      endpoint('http://rocks.example/xmlrpc', 'pingback'),
    )
  })

  it('prefers a webmention endpoint to a pingback server', async () => {
    const { found } = await discover({
      headers: { 'x-pingback': '/xmlrpc' },
      ...body('<a rel="webmention" href="/endpoint">here</a>'),
    })

    expect(found).toEqual(endpoint(right))
  })

  it('finds the Link header of a response that is not HTML', async () => {
    const headers = { 'content-type': 'application/pdf', link: '</endpoint>; rel=webmention' }

    const { found, asked } = await discover({ headers })

    expect(found).toEqual(endpoint(right))
    expect(asked).toEqual(['GET rocks.example/post', 'HEAD rocks.example/post'])
  })

  it.each([
    [404, 'none'],
    [410, 'none'],
    [403, 'none'],
    [429, 'later'],
    [500, 'later'],
    [503, 'later'],
  ])('maps the status %i of a page to "%s"', async (status, kind) => {
    expect((await discover({ status })).found).toMatchObject({ kind })
  })

  it('does not follow a redirect to a private address', async () => {
    const { found } = await discover({
      status: 302,
      headers: { location: 'http://inside.example/' },
    })

    expect(found).toEqual({ kind: 'skipped', why: 'address' })
  })

  it('finds an endpoint below 5,000 nested elements', async () => {
    const deep = '<div>'.repeat(5_000)

    const { found } = await discover(body(`${deep}<a rel="webmention" href="/endpoint">here</a>`))

    expect(found).toEqual(endpoint(right))
  })
})
