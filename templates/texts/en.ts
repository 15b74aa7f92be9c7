import { html } from '../html.ts'
import { countingIn } from './counting.ts'
import type { Texts } from './texts.ts'

const { counted, written } = countingIn<Record<'one' | 'other', string>>('en')

export const english: Texts = {
  frame: {
    skip: 'Skip to the text',
    navigation: 'Site',
    menu: 'Menu',
    signature: (site, author) => html`${site}${author !== null && html`, written by ${author}`}.`,
    feed: 'Feed',
    colours: { label: 'Colours', light: 'Light', dark: 'Dark', automatic: 'Automatic' },
  },
  punctuation: { comma: ', ', stop: '.' },
  lists: {
    posts: count => counted(count, { one: '# post', other: '# posts' }),
    pages: 'Pages',
    page: number => `Page ${written(number)}`,
    pageOf: (site, number) => html`${site}, page ${written(number)}`,
    newer: 'Newer posts',
    older: 'Older posts',
    archive: 'Archive',
    archiveOf: year => `Archive of ${year}`,
    years: 'Years',
    tag: 'Tag',
    tags: 'Tags',
    tagged: tag => `Posts tagged ${tag}`,
    series: 'Series',
    authors: 'Authors',
    postsBy: author => `Posts by ${author}`,
  },
  post: {
    updated: date => html`Updated ${date}`,
    minutes: count => counted(count, { one: '# minute to read', other: '# minutes to read' }),
    neighbours: 'Neighbouring posts',
    previous: 'Previous',
    next: 'Next',
    readOn: 'Read on',
    contents: 'Contents',
    partNumber: part => `Part ${written(part)}`,
    part: ({ part, of }, series) =>
      html`Part ${written(part)} of ${written(of)} in the series ${series}`,
  },
  unpublished: {
    draft: 'Draft',
    scheduled: 'Scheduled',
    expired: 'Expired',
    always: 'Only previews show this page.',
    until: date => html`Only previews show this page before ${date}.`,
    since: date => html`Only previews show this page since ${date}.`,
  },
  conversation: {
    responses: count => counted(count, { one: '# response', other: '# responses' }),
    noneYet: 'No responses yet',
    none: 'No responses',
    about: { stands: 'after', text: title => html` to “${title}”` },
    leaveReply: 'Leave a reply',
    invitation:
      'Nobody has written yet. A question, a correction, a memory of your own: all are welcome.',
    closed: 'This conversation is closed. It can still be read.',
    reply: 'Reply',
    replyTo: name => html` to ${name}`,
    inReplyTo: name => html`in reply to ${name}`,
    removedResponse: 'a removed response',
    removed: date => html`A response of ${date} was removed.`,
    edited: date => html`edited ${date}`,
    latelyWrote: post => html`Lately wrote ${post}`,
    owner: 'Author of this blog',
    mentions: 'Mentioned elsewhere',
    published:
      'Thank you. Your response is in the list below; it can take a few minutes until everybody sees it.',
    held: reader => html`Thank you. Your response is held until ${reader} has read it.`,
    duplicate: 'These words had arrived already. They are kept once; nothing more is needed.',
  },
  form: {
    body: 'Your response',
    hint: '*Emphasis*, **strength**, `code`, > quotations, lists and links in Markdown.',
    name: 'Name',
    email: 'E-mail',
    emailNote: 'optional, never shown',
    url: 'Your own site',
    urlNote: 'optional',
    trap: 'Leave this empty',
    send: 'Send',
    next: reader => html`Your first response is read by ${reader} before it appears.`,
  },
  notFound: {
    title: 'Page not found',
    explanation:
      'There is nothing at this address. It may have been mistyped, or the page may have been taken away.',
    ways: (toFront, toArchive) =>
      html`You can begin again at the ${toFront('front page')}, or look through ${toArchive('everything that was written here')}.`,
  },
  search: {
    title: 'Search',
    label: 'Search this site',
    placeholder: 'A word or a phrase',
    results: count => counted(count, { one: '# result', other: '# results' }),
    noResults: words => `No results for “${words}”`,
    needsScripts: toArchive =>
      html`Searching needs scripts. Without them you can look through ${toArchive('the archive')}.`,
  },
  markdown: {
    callouts: {
      note: 'Note',
      tip: 'Tip',
      important: 'Important',
      warning: 'Warning',
      caution: 'Caution',
    },
    headingLink: heading => `Link to “${heading}”`,
    footnotes: 'Footnotes',
    backToReference: reference => `Back to reference ${reference}`,
    table: 'Table',
    formula: 'Formula',
    code: 'Code',
    copy: 'Copy',
    copied: 'Copied',
    copyByHand: 'The browser does not copy. The code is selected: press Ctrl+C or ⌘C.',
    playVideo: host => `Play video from ${host}`,
    loadsPlayer: host => `This loads the player from ${host}.`,
  },
  feeds: {
    responsesTo: title => `Responses to ${title}`,
    response: (name, title) => `${name} on ${title}`,
  },
}
