import { describe, expect, it } from 'vitest'
import { frameOf, frameOriginsIn } from '../../../generator/content/texts/frame-address.ts'
import { linksIn } from '../../../generator/markdown/links-in.ts'
import { rendered, renderedText } from './markdown-text.ts'

describe('video and audio files beside a post', () => {
  it('are shown in the player of the browser, with a link as fallback', () => {
    expect(rendered('![The *sea*](sea.mp4)')).toBe(
      '<figure class="film"><video controls preload="metadata" src="sea.mp4" aria-label="The sea">' +
        '<a href="sea.mp4">The sea</a></video><figcaption>The sea</figcaption></figure>\n',
    )
  })

  it.each(['mp4', 'webm', 'ogv', 'MP4'])('are videos with the extension .%s', extension => {
    expect(rendered(`![x](a.${extension}#t=10)`)).toContain(
      `<video controls preload="metadata" src="a.${extension}#t=10"`,
    )
  })

  it.each(['mp3', 'ogg', 'm4a', 'wav', 'flac'])('are audio with the extension .%s', extension => {
    expect(rendered(`![x](a.${extension})`)).toContain('<figure class="sound"><audio controls')
  })

  it('use the title as caption, and stay inline among words', () => {
    expect(rendered('![x](a.mp3 "By *night*")')).toContain(
      '<figcaption>By <em>night</em></figcaption>',
    )
    expect(rendered('Hear ![x](a.mp3).')).toMatch(
      /^<p>Hear <audio [^>]*><a href="a.mp3">x<\/a><\/audio>\.<\/p>/,
    )
  })

  it.each([
    ['before words', '![x](a.mp3) ends.', /^<p><audio .*<\/audio> ends\.<\/p>/],
    ['after a link', '[x](/) ![x](a.mp3)', /<\/a> <audio /],
    ['in a heading', '# ![x](a.mp3)', /<h1 [^>]*><audio .*<\/audio><\/h1>/],
    ['as an entry of a list', '- ![x](a.mp3)', /<li>\n<figure class="sound"><audio .*<\/figure>/],
  ])('are figures only where they stand alone: %s', (_, text, expected) => {
    expect(rendered(text)).toMatch(expected)
  })

  it('become plain text inside a link, which cannot hold a player', () => {
    const link = '<p><a href="/sea/">The sea</a></p>\n'

    expect(rendered('[![The *sea*](sea.mp4)](/sea/)')).toBe(link)
    expect(rendered('[![The sea](https://vimeo.com/76979871)](/sea/)')).toBe(link)
  })

  it('are found among the links of the text, with line and column', () => {
    expect(linksIn('Words.\n\n![Sea](sea.mp4)')).toEqual([{ href: 'sea.mp4', line: 3, column: 8 }])
  })
})

describe('videos on other sites', () => {
  const watch = 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'

  it('are a link, with the data for the script that plays them', () => {
    expect(rendered(`![A talk](${watch} "Long.")`)).toBe(
      '<figure class="embed"><figcaption data-frame="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1" ' +
        'data-title="A talk" data-play="Play video from youtube.com" data-notice="This loads the player from youtube.com.">' +
        `<a href="${watch}">A talk</a> <span class="embed-host">(youtube.com)</span><br>Long.</figcaption></figure>\n`,
    )
  })

  it('are only a link among words, and in a feed', () => {
    expect(rendered(`See ![A talk](${watch}).`)).toBe(`<p>See <a href="${watch}">A talk</a>.</p>\n`)
    expect(rendered(`![A talk](${watch})`, { idPrefix: 'x-' })).not.toContain('data-')
  })

  it('load the script that plays them, unless they stand among words', () => {
    expect(renderedText(`![x](${watch})`).scripts.playEmbed).toBe(true)
    expect(renderedText(`[x](${watch}) ![y](y.png) a ![x](${watch})`).scripts.playEmbed).toBe(false)
  })

  it.each([
    [watch, 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1', 'youtube.com'],
    [
      `${watch}&t=1m30s`,
      'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1&start=90',
      'youtube.com',
    ],
    [
      'https://youtu.be/dQw4w9WgXcQ?t=42',
      'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1&start=42',
      'youtu.be',
    ],
    [
      'https://m.youtube.com/shorts/dQw4w9WgXcQ',
      'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1',
      'youtube.com',
    ],
    [
      'https://vimeo.com/123456789',
      'https://player.vimeo.com/video/123456789?autoplay=1&dnt=1',
      'vimeo.com',
    ],
    [
      'https://vimeo.com/123456789/abcdef0123',
      'https://player.vimeo.com/video/123456789?autoplay=1&dnt=1&h=abcdef0123',
      'vimeo.com',
    ],
    [
      'https://tube.example/w/bYVNbXkLLy2J3gSVqfqVWL',
      'https://tube.example/videos/embed/bYVNbXkLLy2J3gSVqfqVWL?autoplay=1',
      'tube.example',
    ],
    [
      'https://tube.example/videos/watch/9c9de5e8-0a1e-484a-b099-e80766180a6d',
      'https://tube.example/videos/embed/9c9de5e8-0a1e-484a-b099-e80766180a6d?autoplay=1',
      'tube.example',
    ],
  ])('are recognised by their address: %s', (address, url, host) => {
    expect(frameOf(address)).toEqual({ url, host, origin: new URL(url).origin })
  })

  it.each([
    'film.png',
    'https://www.youtube.com/',
    'https://www.youtube.com/watch?v=<script>',
    'https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ',
    'https://vimeo.com/about',
    'http://tube.example/w/bYVNbXkLLy2J3gSVqfqVWL',
    'https://tube.example/w/short',
    'https://user:pass@',
    '//youtu.be/dQw4w9WgXcQ',
    'javascript:https://youtu.be/dQw4w9WgXcQ',
  ])('are not recognised in other addresses: %s', address => {
    expect(frameOf(address)).toBe(null)
  })

  it('determine the origins that the site must allow in frames', () => {
    const text = `![a](${watch})\n\n![b][v]\n\n![c](https://youtu.be/dQw4w9WgXcQ)\n\n[v]: https://vimeo.com/123456789`

    expect(frameOriginsIn(text)).toEqual([
      'https://player.vimeo.com',
      'https://www.youtube-nocookie.com',
    ])
    expect(frameOriginsIn(`[b](${watch})`)).toEqual([])
    expect(frameOriginsIn('Words.')).toEqual([])
  })
})
