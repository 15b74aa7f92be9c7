import { afterEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { readSourceApart } from '../../../comments-api/mentions/source/read-apart.ts'
import { readSource } from '../../../comments-api/mentions/source/read-source.ts'
import { readApart, Unreadable } from '../../../comments-api/outside/read-apart.ts'

const target = 'https://blog.example/rome/'

function read(html: string, url = 'https://ada.example/notes/1') {
  return readSource({ html, url, targets: ['blog.example/rome', 'blog.example/old-rome'] }).card
}

describe('a source page', () => {
  it.each([
    `<a href="${target}">Rome</a>`,
    '<a href="http://blog.example/rome?utm_source=x#comment-1">Rome</a>',
    `<a href="${target}?from=ada">with a query</a>`,
    '<a href="https://blog.example/old-rome">under its former address</a>',
    `<map><area href="${target}"></map>`,
    `<img src="${target}">`,
    `<video src="${target}"></video>`,
    `<audio><source src="${target}"></audio>`,
    `<blockquote cite="${target}">Rome</blockquote>`,
    '<base href="https://blog.example/x/"><a href="../rome/">relative to the base</a>',
    `<div hidden><p><a href=${target}>unquoted</a>`,
    `<desc><a href="${target}">a name that HTML does not know</a></desc>`,
    `<svg><style>a {}</style><a href="${target}"><text>drawn</text></a></svg>`,
  ])('links to the target with %s', html => {
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
    ...['style', 'script', 'title', 'desc', 'metadata'].map(
      name => `<svg><${name}><a href="${target}">Rome</a></${name}></svg>`,
    ),
    `<link rel="canonical" href="${target}">`,
    `<p data-href="${target}" title="${target}">Rome</p>`,
    `<a name="${target}">Rome</a>`,
    '<base href="https://evil.example/"><base href="https://blog.example/"><a href="rome/">Rome</a>',
    '<base href=""><base href="https://blog.example/"><a href="rome/">Rome</a>',
    '<svg><base href="https://blog.example/"></svg><a href="rome/">Rome</a>',
    '<base href="data:,"><base href="https://blog.example/"><a href="rome/">Rome</a>',
    '<svg><title><base href="https://evil.example/"></title></svg><base href="https://blog.example/"><a href="rome/">Rome</a>',
    '<a href="https://blog.example/rome/other">another page</a>',
    '<a href="https://evil.example/?u=https://blog.example/rome/">another site</a>',
    '',
  ])('does not link to the target with %s', html => {
    expect(read(html)).toBeNull()
  })
})

const entry = (inside: string) => `<!doctype html><title>Notes</title>
<article class="h-entry"><a class="p-author h-card" href="https://ada.example/">Ada</a>
<a class="u-url" href="/notes/1"><time class="dt-published" datetime="2026-11-20T10:00:00+01:00">then</time></a>
${inside}</article>`

describe('the data read from a source page', () => {
  it.each([
    ['reply', `<a class="u-in-reply-to" href="${target}">Rome</a>`],
    ['like', `<a class="u-like-of" href="${target}">Rome</a>`],
    ['repost', `<a class="u-repost-of" href="${target}">Rome</a>`],
    ['bookmark', `<a class="u-bookmark-of" href="${target}">Rome</a>`],
    ['link', `<a href="${target}">Rome</a>`],
    ['like', `<img class="u-like-of" src="${target}" alt="Rome">`],
    ['reply', `<div class="u-in-reply-to h-cite"><a class="u-url" href="${target}">Rome</a></div>`],
    [
      'link',
      `<a class="u-like-of" href="https://other.example/">x</a> <a href="${target}">Rome</a>`,
    ],
  ])('has the kind %s: %s', (kind, inside) => {
    expect(read(entry(inside))?.kind).toBe(kind)
  })

  it('has author, text, date and URL', () => {
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

  it('comes from the entry of a feed that refers to the target', () => {
    const html = `<div class="h-feed"><h1 class="p-name">All</h1>
<div class="h-entry"><p class="p-name">Another</p><p class="e-content">x</p></div>
<div class="h-entry"><p class="p-name">This one</p><a class="u-bookmark-of" href="${target}">y</a></div></div>`

    expect(read(html)).toMatchObject({ kind: 'bookmark', title: 'This one' })
  })

  it('has the first of two author meta elements, whatever the case of their names', () => {
    const html = `<head><meta property="og:title" content="On Rome">
<meta name="Author" content="Ada"><meta name="Author" content="Grace">
</head><a href="${target}">Rome</a>`

    expect(read(html)?.author?.name).toBe('Ada')
  })

  it('comes from Open Graph metadata if there are no microformats', () => {
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

  it.each([
    [
      'of the surrounding feed',
      `<div class="h-feed"><a class="p-author h-card" href="/">Ada</a>
<div class="h-entry"><a class="u-like-of" href="${target}">x</a></div><div class="h-entry"><p class="p-author h-card">Bob</p></div></div>`,
    ],
    [
      'of rel=author with an h-card',
      `<a rel="author" href="/">me</a><p class="h-card"><a class="u-url p-name" href="/">Ada</a></p>
<p class="h-card">Bob</p><div class="h-entry"><a class="u-like-of" href="${target}">x</a></div>`,
    ],
    [
      'of rel=author without an h-card',
      `by <a rel="author" href="/">Ada</a><div class="h-entry"><a class="u-like-of" href="${target}">x</a></div>`,
    ],
    [
      'of the h-card that its u-author refers to',
      `<p class="h-card"><a class="u-url p-name" href="/">Ada</a></p><p class="h-card">Bob</p>
<div class="h-entry"><a class="u-author" href="/"></a><a class="u-like-of" href="${target}">x</a></div>`,
    ],
  ])('has the author %s', (_name, html) => {
    expect(read(html)?.author).toEqual({ name: 'Ada', url: 'https://ada.example/' })
  })

  it('has URLs resolved against the base element', () => {
    const html = `<base href="https://cdn.example/x/">${entry(`<a class="u-in-reply-to" href="${target}">x</a>`)}`

    expect(read(html)?.url).toBe('https://cdn.example/notes/1')
  })

  it('has no title, author, text or URL of a page that it cites', () => {
    const cited = `<div class="u-repost-of h-cite"><a class="u-url p-name" href="${target}">Rome</a>
<p class="p-author h-card">Olive</p><p class="e-content">All of it.</p></div>`

    expect(read(`<article class="h-entry">${cited}</article>`)).toMatchObject({
      ...{ kind: 'repost', title: '', author: null, excerpt: '', url: null },
    })
    expect(read(`<article class="h-entry">See <a href="${target}">x</a></article>`)?.url).toBeNull()
  })

  it('comes from the one of several entries that links to the target', () => {
    const html = `<div class="h-entry"><p class="p-name">One</p><p class="e-content">x</p></div>
<div class="h-entry"><p class="p-name">Two</p><p class="e-content"><a href="${target}">x</a></p></div>`

    expect(read(html)?.title).toBe('Two')
  })

  it.each(['h-entry', 'h-event'])(
    'has the name of a reply without content as its text: %s',
    name => {
      const html = `<p class="${name}">Quite so! <a class="u-in-reply-to" href="${target}"></a></p>`

      expect(read(html)).toMatchObject({ kind: 'reply', title: '', excerpt: 'Quite so!' })
    },
  )

  it('has the summary of the first of several entries that link to the target', () => {
    const linking = (summary: string) =>
      `<p class="h-entry"><b class="p-summary">${summary}</b> <i class="e-content"><a href="${target}">Rome</a></i></p>`
    const people = '<p class="h-card">Ada</p><p class="h-card">Grace</p>'
    const several = people + linking('One.') + linking('Two.')

    expect(read(several)).toMatchObject({ excerpt: 'One.', author: null })
    expect(read(`<div class="h-feed">${several}</div>`)?.excerpt).toBe('One.')
  })

  it('has only a title if the page says nothing else', () => {
    const drawing = '<svg><title>Menu</title></svg>'
    const html = `<title>Links of the week</title>${drawing}<a href="${target}">Rome</a>`

    expect(read(html)).toMatchObject({
      title: 'Links of the week',
      author: null,
      excerpt: '',
    })
  })
})

describe('a hostile page', () => {
  afterEach(() => void vi.useRealTimers())

  const targets = ['blog.example/rome']

  it('is read without its microformats if they are nested too deep', async () => {
    const html = `<title>Deep</title><a href="${target}">x</a>${'<div class="h-entry">'.repeat(3_000)}`

    const { card } = await readSourceApart({ html, url: 'https://ada.example/', targets })

    expect(card).toMatchObject({ kind: 'link', title: 'Deep' })
  })

  it('is not given up while its reading thread waits for a busy machine', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'setTimeout'] })
    using machine = new BusyMachine()
    const document = { url: 'https://ada.example/' }

    const reading = readApart({ thread: machine.reader, document, answer: z.literal('read') })
    await machine.isBusy
    await vi.advanceTimersByTimeAsync(10_000)
    machine.isFree()

    expect(await reading).toBe('read')
  })

  it('is given up if reading it takes too long', async () => {
    const html = `<a href="${target}">x</a>${'<div>'.repeat(200_000)}`

    const reading = readSourceApart({ html, url: 'https://ada.example/', targets }, 200)

    await expect(reading).rejects.toThrow(Unreadable)
  })
})

/** Has a reading thread that starts, and then waits until the machine is free. */
class BusyMachine {
  readonly #channel = new BroadcastChannel('a busy machine')
  readonly isBusy = new Promise(resolve => {
    this.#channel.onmessage = resolve
  })
  readonly reader = new URL(
    `data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads'
      const channel = new BroadcastChannel('a busy machine')
      channel.onmessage = () => { channel.close(); parentPort.postMessage('read') }
      channel.postMessage('waiting')`)}`,
  )

  isFree(): void {
    this.#channel.postMessage('free')
  }

  [Symbol.dispose](): void {
    this.#channel.close()
  }
}
