import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createSiteFolder, plainSite, post } from '../site-folder.ts'

const at = (hour: number) => new Date(Date.UTC(2026, 0, 2, hour)).toISOString()

const comment = {
  ...{ id: 'comment01', parent: null, html: '<p>Well said.</p>', createdAt: at(3), editedAt: null },
  author: { name: 'Kim', url: null, avatar: '1-1', isOwner: false, latestPost: null },
  ...{ status: 'approved', pinned: false },
}

type More = Record<string, unknown>

/** A mention by a member of another network. */
function mention(name: string, kind: string, hour: number, more: More = {}) {
  const id = `mention${name.toLowerCase()}`
  const urls = { url: `https://net.example/${id}`, authorUrl: `https://net.example/@${name}` }
  const words = { title: '', author: name, excerpt: '', createdAt: at(hour) }
  return { id, parent: null, kind, ...urls, ...words, status: 'approved', ...more }
}

async function pageOf(mentions: readonly object[], settings = '') {
  using site = createSiteFolder({
    'site.yaml': `${plainSite}${settings}`,
    'posts/2026-01-01-one.md': post('One'),
  })
  const path = join(site.content, '..', 'comments.json')
  const counted = { thread: 'one', epoch: 'e', count: 1, version: 9, open: true, next: null }
  site.write(
    '../comments.json',
    JSON.stringify({ threads: [{ ...counted, comments: [comment], mentions }] }),
  )
  await site.build({ comments: { kind: 'file', path } })
  const page = site.page('one/index.html')
  // The section in the <template> has no heading yet.
  const [shown = ''] =
    /<section class="mentions"[^>]*>\s*<h3 id="mentions-title">.*?<\/section>/s.exec(page) ?? []
  return { page, shown, feed: site.page('one/comments.xml'), counts: site.page('counts.json') }
}

const plain = (html: string) => html.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ')

describe('mentions on a page', () => {
  it('are counted separately, and not as responses', async () => {
    const { page, shown, feed, counts } = await pageOf([
      mention('Ada', 'like', 1),
      mention('Bob', 'link', 2, { title: 'On one' }),
    ])

    expect(shown).toContain('<h3 id="mentions-title">2 mentions</h3>')
    expect(page).toContain('<span id="response-count">1 response</span>')
    expect(JSON.parse(counts)).toEqual({ one: 1 })
    expect(feed.match(/<entry>/g)).toHaveLength(1)
    expect(page).not.toContain('"commentCount":2')
  })

  it('list likes and reposts in one line each, in the order of arrival', async () => {
    const { shown } = await pageOf([
      mention('Cy', 'like', 3),
      mention('Bob', 'like', 2),
      mention('Ada', 'like', 1),
      mention('Dan', 'repost', 4, { author: null, authorUrl: null }),
    ])

    expect(plain(shown)).toContain('Liked by Ada, Bob, and Cy Shared by net.example')
    expect(shown).toContain('<a href="https://net.example/@Ada"')
    expect(shown).not.toContain('<ol>')
  })

  it('are numbered from the oldest on, so that each keeps its number', async () => {
    const { shown } = await pageOf([
      mention('Bob', 'bookmark', 2),
      mention('Ada', 'link', 1, { title: 'On one', excerpt: 'It is right.' }),
    ])

    expect(plain(shown)).toMatch(/2 mentions Ada, On one, .*It is right\. Bob, bookmarked this, /)
  })

  it('have no section if there are none, but a template for the script', async () => {
    const { page, shown } = await pageOf([])

    expect(shown).toBe('')
    expect(page).toContain('<template id="mention-template">')
  })

  it('contain no markup of other sites', async () => {
    const evil = { url: 'https://net.example/"><script>', title: '<b>x</b>', authorUrl: null }

    const { shown } = await pageOf([mention('Eve', 'link', 1, evil)])

    expect(shown).not.toMatch(/<script|<b>/)
  })
})

describe('replies from other sites', () => {
  const replies = [
    mention('Bob', 'reply', 4, { excerpt: 'To Kim.', parent: 'comment01' }),
    mention('Ada', 'reply', 2, { excerpt: 'To the post.' }),
    mention('Cy', 'reply', 5),
  ]

  it('are in the list of mentions by default', async () => {
    const { page, shown } = await pageOf(replies)

    expect(plain(shown)).toContain('3 mentions Ada, answered')
    expect(page).not.toContain('class="elsewhere')
  })

  it('are among the responses with mentionReplies, with their origin, and are not counted there', async () => {
    const { page, shown } = await pageOf(replies, 'comments: { mentionReplies: true }\n')

    const [list = ''] = /<ol class="responses".*?<template/s.exec(page) ?? []
    const places = [...list.matchAll(/id="((?:comment|mention)-\w+)"|<(\/?)ol/g)].map(
      ([, id, close]) => id ?? (close === '/' ? ')' : '('),
    )
    expect(places.join(' ')).toMatch(
      /^\( comment-comment01 \( mention-mentionbob \) mention-mentionada \)/,
    )
    expect(plain(list)).toMatch(/Bob.*from net\.example/)
    expect(page).toContain('<span id="response-count">1 response</span>')
    expect(plain(shown)).toMatch(/1 mention Cy, answered/)
  })

  it('to a missing response are shown as replies to the post', async () => {
    const lost = [mention('Bob', 'reply', 4, { excerpt: 'To whom?', parent: 'nobody0001' })]

    const { page } = await pageOf(lost, 'comments: { mentionReplies: true }\n')

    expect(page).toMatch(
      /<ol class="responses" id="responses"><li class="response"><article class="elsewhere/,
    )
  })
})
