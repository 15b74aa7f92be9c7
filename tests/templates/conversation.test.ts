import { describe, expect, it } from 'vitest'
import { postPage } from '../../templates/pages/post.ts'
import { dictionaries } from '../../templates/texts/texts-for.ts'
import {
  hostile,
  idAt,
  sampleComment,
  sampleConversation,
  samplePost,
  sampleText,
  sampleThread,
  site,
} from './samples.ts'

function conversationOf(changes: Parameters<typeof sampleConversation>[0], onSite = site): string {
  const post = samplePost({ conversation: sampleConversation(changes) })
  return postPage(onSite, post, sampleText('')).toString()
}

function textOf(markup: string, id: string): string {
  const [, inner = ''] = new RegExp(`id="${id}"[^>]*>(.*?)</(?:h2|a)>`, 's').exec(markup) ?? []
  return inner.replace(/<[^>]+>/g, '')
}

describe('the heading of the conversation', () => {
  it.each([
    [2, '2 responses to “In Praise of the Margin”'],
    [1, '1 response to “In Praise of the Margin”'],
  ])('counts comments: %i', (count, heading) => {
    const markup = conversationOf({ count, comments: [sampleComment()] })

    expect(textOf(markup, 'conversation-title')).toBe(heading)
  })

  it('says that there are no comments yet, and the top of the article invites to reply', () => {
    const markup = conversationOf({})

    expect(textOf(markup, 'conversation-title')).toContain('No responses yet')
    expect(markup).toContain('<a id="to-conversation" href="#reply">Leave a reply</a>')
    expect(markup).toContain('Nobody has written yet.')
  })

  it('is linked from the top of the article with the count', () => {
    const markup = conversationOf({ count: 6, comments: [sampleComment()] })

    expect(markup).toContain('<a id="to-conversation" href="#conversation">6 responses</a>')
  })
})

it('passes the version and epoch of the conversation to the script', () => {
  const markup = conversationOf({ epoch: 'a1', version: 12 })

  expect(markup).toContain('data-version="12" data-epoch="a1"')
})

describe('the form', () => {
  it('has the fields of the contract, and submits without scripts', () => {
    const markup = conversationOf({})

    const [, form = ''] = /<form(.*?)<\/form>/s.exec(markup) ?? []
    const names = [...form.matchAll(/ name="(\w+)"/g)].map(([, name]) => name)
    expect(form).toContain('method="post" action="/api/threads/margins/comments"')
    expect(names.toSorted()).toEqual(['body', 'email', 'name', 'parent', 'url', 'website'])
    expect(form).toContain('Your first response is read by <bdi>Ada</bdi> before it appears.')
  })

  it('hides its spam trap from assistive technology and keyboard', () => {
    const markup = conversationOf({})

    expect(markup).toMatch(
      /<p class="trap" aria-hidden="true">.*?tabindex="-1" autocomplete="off"/s,
    )
  })

  it('is replaced by a sentence when the conversation is closed', () => {
    const markup = conversationOf({ open: false, count: 1, comments: [sampleComment()] })

    expect(markup).not.toContain('<form')
    expect(markup).toContain('This conversation is closed. It can still be read.')
  })

  it('is not called closed where a browser shows the text of templates, as those for terminals do', () => {
    const text = conversationOf({}).replace(/<[^>]+>/g, '')

    expect(text).toContain('Nobody has written yet.')
    expect(text).not.toContain('This conversation is closed')
  })

  it('is replaced by a shorter sentence when there are no comments either', () => {
    expect(conversationOf({ open: false })).toContain('>This conversation is closed.</p>')
  })
})

describe('a comment', () => {
  it(`links its author's site with rel="nofollow ugc noopener"`, () => {
    const author = { ...sampleComment().author, url: 'https://kim.example/' }

    const markup = conversationOf({ count: 1, comments: [sampleComment({ author })] })

    expect(markup).toContain(
      '<a href="https://kim.example/" rel="nofollow ugc noopener"><bdi>Kim</bdi></a>',
    )
  })

  it("carries the owner's mark only when the owner wrote it, whatever its author's name", () => {
    const marked = { ...sampleComment().author, isOwner: true }
    const pretending = { ...sampleComment().author, name: `Ada, author of this blog ${hostile}` }

    const own = conversationOf({ count: 1, comments: [sampleComment({ author: marked })] })
    const foreign = conversationOf({ count: 1, comments: [sampleComment({ author: pretending })] })

    const inList = (markup: string) => /<ol class="responses".*?<\/ol>/s.exec(markup)?.[0] ?? ''
    expect(inList(own)).toContain('#mark:owner')
    expect(inList(foreign)).not.toContain('#mark:owner')
  })

  it('carries a mark only when its author confirmed the address', () => {
    const plain = sampleComment()
    const confirmed = sampleComment({ author: { ...plain.author, isConfirmed: true } })

    const marks = [confirmed, plain].map(comment => {
      const markup = conversationOf({ count: 1, comments: [comment] })
      return /<ol class="responses".*?<\/ol>/s.exec(markup)?.[0].includes('#mark:confirmed')
    })

    expect(marks).toEqual([true, false])
  })

  it('has marks that screen readers read in one phrase with the name, in every language', () => {
    const marked = sampleComment({
      author: { ...sampleComment().author, isOwner: true, isConfirmed: true },
    })

    const heard = [...dictionaries.keys()].map(language => {
      const markup = conversationOf({ count: 1, comments: [marked] }, { ...site, language })
      const list = /<ol class="responses".*?<\/ol>/s.exec(markup)?.[0] ?? ''
      return [...list.matchAll(/<span class="visually-hidden">([,،、] ?[^<]+)</g)].map(
        ([, words]) => words,
      )
    })

    expect(heard.map(words => words.length)).toEqual(heard.map(() => 2))
    expect(heard.flat().filter(words => /^\P{L}*\p{Lu}/u.test(words ?? ''))).toEqual([])
  })

  it('that was deleted becomes a tombstone above its replies', () => {
    const buried = sampleComment({
      status: 'deleted',
      author: { ...sampleComment().author, name: 'Secret' },
      replies: [sampleComment({ id: 'reply0001', parent: 'comment01' })],
    })

    const markup = conversationOf({ count: 1, comments: [buried] })

    expect(markup).toContain('was removed.')
    expect(markup).not.toContain('Secret')
    expect(markup).toContain('id="comment-reply0001" data-parent="comment01"')
  })
})

describe('a deep thread', () => {
  it('is nested to the third level and flat below, in reading order', () => {
    const markup = conversationOf({ count: 5, comments: [sampleThread(5)] })

    const ids = [...markup.matchAll(/<article class="comment[^"]*" id="comment-(level\d+)"/g)].map(
      ([, id]) => id,
    )
    expect(ids).toEqual([1, 2, 3, 4, 5].map(idAt))
    expect(markup.match(/<ol class="replies">/g)).toHaveLength(2)
    expect(markup).toContain(
      `in reply to <a class="u-in-reply-to" href="#comment-${idAt(4)}"><bdi>Reader 4</bdi></a>`,
    )
  })

  it('of five thousand replies is rendered without recursion', () => {
    const markup = conversationOf({ count: 5_000, comments: [sampleThread(5_000)] })

    expect(markup.match(/<article class="comment[^"]*" id="comment-level/g)).toHaveLength(5_000)
  })
})

describe('the form', () => {
  it("offers to show the author's latest post only where the site enables that", () => {
    const [offering, silent] = [true, false].map(latestPosts => conversationOf({ latestPosts }))

    expect(offering).toContain('name="latestPost" type="checkbox"')
    expect(silent).not.toContain('name="latestPost"')
  })

  it('offers mails about replies only where the site enables that', () => {
    const [offering, silent] = [true, false].map(mails => conversationOf({ mails }))

    expect(offering).toContain('name="subscribe" type="checkbox"')
    expect(silent).not.toContain('name="subscribe"')
  })
})
