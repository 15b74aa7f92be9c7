import { describe, expect, it } from 'vitest'
import { readSource } from '../../../comments-api/mentions/source/read-source.ts'

const target = 'https://blog.example/rome/'

/** Written by us, with the classes and the order that Bridgy (https://brid.gy/) gives to what it carries. */
function bridged(network: 'mastodon' | 'bluesky' | 'github', inside: string): string {
  const { uid, profile, post } = places[network]
  return `<!DOCTYPE html>
<html>
<head><link rel="canonical" href="${post}" /><meta charset="utf-8">
<title>Ada Lovelace</title>
<style type="text/css">body { font-family: sans-serif; }</style></head>
<article class="h-entry">
<span class="p-uid">${uid}</span>
<time class="dt-published" datetime="2026-11-19T09:00:00+00:00">2026-11-19T09:00:00+00:00</time>
<span class="p-author h-card">
<data class="p-uid" value="${uid}"></data>
<data class="p-numeric-id" value="109"></data>
<a class="p-name u-url" href="${profile}">Ada Lovelace</a>
<a class="u-url" href="https://ada.example/"></a>
<span class="p-nickname">ada</span>
<img class="u-photo" src="https://files.example/ada.png" alt="" />
</span>
<a class="u-url" href="${post}">${post}</a>
${inside}
</article>
</html>`
}

const places = {
  mastodon: {
    uid: 'tag:fosstodon.org,2013:1',
    profile: 'https://fosstodon.org/@ada',
    post: 'https://fosstodon.org/@ada/1',
  },
  bluesky: {
    uid: 'at://did:plc:abc/app.bsky.feed.post/3k',
    profile: 'https://bsky.app/profile/ada.example',
    post: 'https://bsky.app/profile/ada.example/post/3k',
  },
  github: {
    uid: 'tag:github.com,2013:9',
    profile: 'https://github.com/ada',
    post: 'https://github.com/ines/notes/issues/7#issuecomment-9',
  },
} as const

const read = (html: string) =>
  readSource({ html, url: 'https://brid.gy/comment/x/1', targets: ['blog.example/rome'] }).card

const toBoth = (property: string, other: string) =>
  `<a class="u-${property}" href="${other}"></a><a class="u-${property}" href="${target}"></a>`

const words =
  '<div class="e-content p-name"><p>Lovely walk, <a href="https://x.example">see</a></p></div>'

describe('a mention sent through Bridgy', () => {
  it.each([
    [
      'a reply on Mastodon',
      'mastodon',
      `${words}${toBoth('in-reply-to', 'https://fosstodon.org/@ines/9')}`,
      'reply',
      'Lovely walk, see',
    ],
    [
      'a reply on Bluesky',
      'bluesky',
      `${words}${toBoth('in-reply-to', 'https://bsky.app/profile/ines/post/9')}`,
      'reply',
      'Lovely walk, see',
    ],
    [
      'a comment on GitHub',
      'github',
      `${words}${toBoth('in-reply-to', 'https://github.com/ines/notes/issues/7')}`,
      'reply',
      'Lovely walk, see',
    ],
    [
      'a favourite',
      'mastodon',
      `<span class="p-name"></span><div class=""></div>${toBoth('like-of', 'https://fosstodon.org/@ines/9')}`,
      'like',
      '',
    ],
    [
      'a like on Bluesky',
      'bluesky',
      `<span class="p-name">likes this.</span>${toBoth('like-of', 'https://bsky.app/profile/ines/post/9')}`,
      'like',
      '',
    ],
    [
      'a star',
      'github',
      `<span class="p-name">starred this</span>${toBoth('like-of', 'https://github.com/ines/notes')}`,
      'like',
      '',
    ],
    [
      'a boost',
      'mastodon',
      `<span class="p-name">reposts this.</span>${toBoth('repost-of', 'https://fosstodon.org/@ines/9')}`,
      'repost',
      '',
    ],
    [
      'an emoji on GitHub',
      'github',
      `<div class="e-content p-name">🎉</div>${toBoth('in-reply-to', 'https://github.com/ines/notes/issues/7')}`,
      'reply',
      '🎉',
    ],
    [
      'a post that links',
      'bluesky',
      `<div class="e-content p-name">Read this: <a href="${target}">blog.example/rome</a></div>`,
      'link',
      'Read this: blog.example/rome',
    ],
  ] as const)(
    'for %s has its kind, author, text, date and URL',
    (_name, network, inside, kind, excerpt) => {
      expect(read(bridged(network, inside))).toEqual({
        kind,
        excerpt,
        title: '',
        author: { name: 'Ada Lovelace', url: places[network].profile },
        published: '2026-11-19T09:00:00+00:00',
        url: places[network].post,
      })
    },
  )
})
