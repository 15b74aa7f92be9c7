import { describe, expect, it } from 'vitest'
import { readSourceApart } from '../../comments-api/mentions/source/read-apart.ts'
import { readSource } from '../../comments-api/mentions/source/read-source.ts'
import { Unreadable } from '../../comments-api/outside/read-apart.ts'

const target = 'https://blog.example/rome/'

function read(html: string, url = 'https://ada.example/notes/1') {
  return readSource({ html, url, targets: ['blog.example/rome', 'blog.example/old-rome'] }).card
}

describe('a page links to ours', () => {
  it.each([
    `<a href="${target}">Rome</a>`,
    '<a href="http://blog.example/rome?utm_source=x#comment-1">Rome</a>',
    '<a href="https://blog.example/old-rome">under its former address</a>',
    `<map><area href="${target}"></map>`,
    `<img src="${target}">`,
    `<video src="${target}"></video>`,
    `<audio><source src="${target}"></audio>`,
    `<blockquote cite="${target}">Rome</blockquote>`,
    '<base href="https://blog.example/x/"><a href="../rome/">relative to the base</a>',
    `<div hidden><p><a href=${target}>unquoted</a>`,
  ])('with %s', html => {
    expect(read(html)).not.toBeNull()
  })

  it.each([
    'https://blog.example/rome/ in words',
    `<!-- <a href="${target}"> -->`,
    `<script>document.write('<a href="${target}">')</script>`,
    `<template><a href="${target}">Rome</a></template>`,
    `<noscript><a href="${target}">Rome</a></noscript>`,
    `<textarea><a href="${target}">Rome</a></textarea>`,
    `<style>a { background: url(${target}) }</style>`,
    `<link rel="canonical" href="${target}">`,
    `<p data-href="${target}" title="${target}">Rome</p>`,
    `<a name="${target}">Rome</a>`,
    '<a href="https://blog.example/rome/other">another page</a>',
    '<a href="https://evil.example/?u=https://blog.example/rome/">another site</a>',
    '',
  ])('and not with %s', html => {
    expect(read(html)).toBeNull()
  })
})

const entry = (inside: string) => `<!doctype html><title>Notes</title>
<article class="h-entry"><a class="p-author h-card" href="https://ada.example/">Ada</a>
<a class="u-url" href="/notes/1"><time class="dt-published" datetime="2026-11-20T10:00:00+01:00">then</time></a>
${inside}</article>`

describe('what it says of itself', () => {
  it.each([
    ['reply', `<a class="u-in-reply-to" href="${target}">Rome</a>`],
    ['like', `<a class="u-like-of" href="${target}">Rome</a>`],
    ['repost', `<a class="u-repost-of" href="${target}">Rome</a>`],
    ['bookmark', `<a class="u-bookmark-of" href="${target}">Rome</a>`],
    ['link', `<a href="${target}">Rome</a>`],
    ['reply', `<div class="u-in-reply-to h-cite"><a class="u-url" href="${target}">Rome</a></div>`],
    [
      'link',
      `<a class="u-like-of" href="https://other.example/">x</a> <a href="${target}">Rome</a>`,
    ],
  ])('is a %s: %s', (kind, inside) => {
    expect(read(entry(inside))?.kind).toBe(kind)
  })

  it('has its author, its words, its day and its address', () => {
    const inside = `<a class="u-in-reply-to" href="${target}"></a><p class="e-content">You are <b>right</b>.</p>`

    expect(read(entry(inside))).toEqual({
      kind: 'reply',
      title: '',
      author: { name: 'Ada', url: 'https://ada.example/' },
      excerpt: 'You are right.',
      published: '2026-11-20T10:00:00+01:00',
      url: 'https://ada.example/notes/1',
    })
  })

  it('is found in a feed of entries: the one that speaks of the target', () => {
    const html = `<div class="h-feed"><h1 class="p-name">All</h1>
<div class="h-entry"><p class="p-name">Another</p><p class="e-content">x</p></div>
<div class="h-entry"><p class="p-name">This one</p><a class="u-bookmark-of" href="${target}">y</a></div></div>`

    expect(read(html)).toMatchObject({ kind: 'bookmark', title: 'This one' })
  })

  it('is taken from what it tells networks where it has no microformats', () => {
    const html = `<head><title>Page</title><meta property="og:title" content="On Rome">
<meta name="author" content="Ada"><meta property="og:description" content="About it.">
<meta property="article:published_time" content="2026-11-20"></head><a href="${target}">Rome</a>`

    expect(read(html)).toEqual({
      kind: 'link',
      title: 'On Rome',
      author: { name: 'Ada', url: null },
      excerpt: 'About it.',
      published: '2026-11-20',
      url: null,
    })
  })

  it('is its title where there is nothing else', () => {
    expect(read(`<title>Links of the week</title><a href="${target}">Rome</a>`)).toMatchObject({
      title: 'Links of the week',
      author: null,
      excerpt: '',
    })
  })
})

/** As https://brid.gy/ writes what it carries from elsewhere, in the same classes. */
describe('what a bridge carries from a network', () => {
  const bridged = (inside: string) => `<!DOCTYPE html><html><head><title></title></head>
<body class="h-entry"><span class="p-uid">tag:fosstodon.org,2013:1</span>
<time class="dt-published" datetime="2026-11-19T09:00:00+00:00">2026-11-19</time>
<span class="p-author h-card"><data class="p-uid" value="tag:1"></data>
<a class="p-name u-url" href="https://fosstodon.org/@ada">Ada Lovelace</a>
<img class="u-photo" src="https://files.fosstodon.org/ada.png" alt=""></span>
<a class="u-url" href="https://fosstodon.org/@ada/1">https://fosstodon.org/@ada/1</a>
${inside}</body></html>`

  it.each([
    [
      'a reply',
      'reply',
      `<div class="e-content p-name">Lovely.</div><a class="u-in-reply-to" href="${target}"></a>`,
      'Lovely.',
    ],
    [
      'a favourite',
      'like',
      `<span class="p-name">likes this</span><a class="u-like-of" href="${target}"></a>`,
      '',
    ],
    [
      'a boost',
      'repost',
      `<span class="p-name">reposts this</span><a class="u-repost-of" href="${target}"></a>`,
      '',
    ],
  ])('is %s', (_name, kind, inside, excerpt) => {
    expect(read(bridged(inside), 'https://brid.gy/comment/mastodon/1')).toMatchObject({
      kind,
      excerpt,
      author: { name: 'Ada Lovelace', url: 'https://fosstodon.org/@ada' },
      url: 'https://fosstodon.org/@ada/1',
    })
  })
})

describe('a hostile page', () => {
  const targets = ['blog.example/rome']

  it('is read without its microformats when they nest too deep', async () => {
    const html = `<title>Deep</title><a href="${target}">x</a>${'<div class="h-entry">'.repeat(3_000)}`

    const { card } = await readSourceApart({ html, url: 'https://ada.example/', targets })

    expect(card).toMatchObject({ kind: 'link', title: 'Deep' })
  })

  it('that takes too long is given up', async () => {
    const html = `<a href="${target}">x</a>${'<div>'.repeat(200_000)}`

    const reading = readSourceApart({ html, url: 'https://ada.example/', targets }, 200)

    await expect(reading).rejects.toThrow(Unreadable)
  })
})
