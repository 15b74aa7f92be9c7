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
describe('the endpoint of a page', () => {
  it.each<[number, string, Said]>([
    [1, 'a Link header, rel unquoted, relative', link('</endpoint>; rel=webmention')],
    [2, 'a Link header, rel unquoted, absolute', link(`<${right}>; rel=webmention`)],
    [3, 'a <link>, relative', head('<link rel="webmention" href="/endpoint">')],
    [4, 'a <link>, absolute', head(`<link rel="webmention" href="${right}">`)],
    [5, 'an <a>, relative', body('<a rel="webmention" href="/endpoint">here</a>')],
    [6, 'an <a>, absolute', body(`<a rel="webmention" href="${right}">here</a>`)],
    [7, 'a LinK header', { headers: { LinK: '</endpoint>; rel=webmention' } }],
    [8, 'a Link header, rel quoted', link('</endpoint>; rel="webmention"')],
    [
      9,
      'a <link> of several relations',
      head('<link rel="webmention somethingelse" href="/endpoint">'),
    ],
    [10, 'a Link header of several relations', link('</endpoint>; rel="webmention somethingelse"')],
    [
      11,
      'the Link header, of all three',
      {
        headers: { link: '</endpoint>; rel=webmention' },
        html: `<link rel=webmention href="${wrong}"><a rel=webmention href="${wrong}">no</a>`,
      },
    ],
    [
      12,
      'the one whose relation is exactly this',
      head(`<link rel="not-webmention" href="${wrong}"><link rel="webmention" href="/endpoint">`),
    ],
    [
      13,
      'none that stands in a comment of HTML',
      body(
        `<!-- <a rel="webmention" href="${wrong}">no</a> --><a rel="webmention" href="/endpoint">here</a>`,
      ),
    ],
    [
      14,
      'none that stands in escaped HTML',
      body(
        `<code>&lt;a rel="webmention" href="${wrong}"&gt;</code><a rel="webmention" href="/endpoint">here</a>`,
      ),
    ],
    [
      16,
      'the <a>, before a <link>',
      body(`<a rel=webmention href="/endpoint">a</a><link rel=webmention href="${wrong}">`),
    ],
    [
      17,
      'the <link>, before an <a>',
      body(`<link rel=webmention href="/endpoint"><a rel=webmention href="${wrong}">a</a>`),
    ],
    [18, 'one of two Link headers', link(['</other>; rel="other"', '</endpoint>; rel=webmention'])],
    [
      19,
      'one of two in a Link header',
      link('<http://rocks.example/other,>; rel="other", </endpoint>; rel="webmention"'),
    ],
    [
      20,
      'none of a <link> without href',
      head('<link rel="webmention"><link rel="webmention" href="/endpoint">'),
    ],
  ])('%i: is %s', async (_number, _name, said) => {
    expect((await discover(said)).found).toEqual(endpoint(right))
  })

  it('15: is the page itself where the href is empty', async () => {
    const { found } = await discover(head('<link rel="webmention" href="">'))

    expect(found).toEqual(endpoint('http://rocks.example/post'))
  })

  it('21: keeps what it asks for', async () => {
    const { found } = await discover(
      head('<link rel="webmention" href="/endpoint?query=yes&amp;a=b">'),
    )

    expect(found).toEqual(endpoint('http://rocks.example/endpoint?query=yes&a=b'))
  })

  it('22: is relative to the path of the page', async () => {
    const { found } = await discover(
      head('<link rel="webmention" href="22/endpoint">'),
      {},
      'test/22',
    )

    expect(found).toEqual(endpoint('http://rocks.example/test/22/endpoint'))
  })

  it('23: is relative to where a redirect leads', async () => {
    const { found } = await discover(
      { status: 302, headers: { location: 'http://other.example/page/post' } },
      { 'other.example/page/post': head('<link rel="webmention" href="endpoint">') },
    )

    expect(found).toEqual(endpoint('http://other.example/page/endpoint'))
  })

  it('is found where its relation is written with character references', async () => {
    const { found } = await discover(head('<link rel="&#119;ebmention" href="/endpoint">'))

    expect(found).toEqual(endpoint(right))
  })

  it('is relative to the base that the page names', async () => {
    const { found } = await discover(
      head('<base href="/deep/"><link rel="webmention" href="endpoint">'),
    )

    expect(found).toEqual(endpoint('http://rocks.example/deep/endpoint'))
  })

  it('is relative to the first base, be it the page itself, and wherever it stands', async () => {
    const named = '<link rel="webmention" href="endpoint">'
    const { found } = await discover(head(`${named}<base href=""><base href="/deep/">`))
    const { found: below } = await discover(head(`${named}<base href="/deep/">`))

    expect(found).toEqual(endpoint('http://rocks.example/endpoint'))
    expect(below).toEqual(endpoint('http://rocks.example/deep/endpoint'))
  })

  it.each<[string, Said]>([
    ['a template', body(`<template><a rel="webmention" href="${wrong}">no</a></template>`)],
    ['a script', body(`<script>'<a rel="webmention" href="${wrong}">'</script>`)],
    ['a Link header of another page', link(`<${wrong}>; rel=webmention; anchor="/other"`)],
    [
      'the words of a Link header',
      link('<http://rocks.example/x>; rel="help"; title="rel=webmention, \\"<"'),
    ],
  ])('is none in %s', async (_name, said) => {
    expect((await discover(said)).found).toMatchObject({ kind: 'none' })
  })

  it.each<[string, Said]>([
    ['a header', { headers: { 'x-pingback': '/xmlrpc' } }],
    ['a <link>', head('<link rel="pingback" href="/xmlrpc">')],
  ])('is the pingback server of %s where there is no other', async (_name, said) => {
    expect((await discover(said)).found).toEqual(
      endpoint('http://rocks.example/xmlrpc', 'pingback'),
    )
  })

  it('is the webmention endpoint where there is a pingback server, too', async () => {
    const { found } = await discover({
      headers: { 'x-pingback': '/xmlrpc' },
      ...body('<a rel="webmention" href="/endpoint">here</a>'),
    })

    expect(found).toEqual(endpoint(right))
  })

  it('is in the head of what is no page', async () => {
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
  ])('is not known where the page answers %i', async (status, kind) => {
    expect((await discover({ status })).found).toMatchObject({ kind })
  })

  it('is not looked for on the inside', async () => {
    const { found } = await discover({
      status: 302,
      headers: { location: 'http://inside.example/' },
    })

    expect(found).toEqual({ kind: 'skipped', why: 'address' })
  })

  it('is found in time however a page is nested', async () => {
    const deep = '<div>'.repeat(5_000)

    const { found } = await discover(body(`${deep}<a rel="webmention" href="/endpoint">here</a>`))

    expect(found).toEqual(endpoint(right))
  })
})
