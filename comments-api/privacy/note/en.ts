import type { NoteTexts } from './note.ts'

export const english: NoteTexts = {
  title: 'Privacy',
  opening:
    'You can read everything here without telling us anything. When you write a response, we store what you send, and little else.',
  stored: 'What is stored',
  comment:
    'Your name, your words and, if you give one, the address of your website, with the time. They are public, as long as the response stands.',
  email:
    'Your mail address, only if you give one. It is never shown. By it we recognise you, so that your next response need not wait.',
  network: kept =>
    `A fingerprint of the network that you write from, made with a secret key that changes every month, so that one sender cannot flood us. Your address itself is not stored. It is forgotten after some time (${kept}).`,
  editing: kept =>
    `A fingerprint of the key with which your browser lets you change your response for a while (${kept}).`,
  repeats: kept =>
    `Fingerprints of your words, so that copies and advertisements are recognised (${kept} at most). Whom we have to keep out, we recognise by a fingerprint too.`,
  replies:
    'If you ask for replies by mail and confirm it: your address and the article. Every such mail has a link that ends it at once.',
  deleted: kept =>
    `What is deleted stays hidden at first, and is then erased (at most ${kept} later).`,
  mentions:
    'Pages of other sites that link to an article: their address, title and author and a few words, as they are published there.',
  latestPost:
    'Whoever ticks the box: the title and address of the newest post on their own website, asked for there once a day while the conversation goes on.',
  given: 'Who else gets it',
  moderators:
    'Our mail service carries new responses to those who read them here, and replies to those who asked for them.',
  webhook: 'Another program of ours is told that something happened, without names or words.',
  akismet:
    'Akismet, a service that recognises spam, is sent each response: its words, name, mail address and website, the address of its sender’s connection, and what their browser calls itself.',
  nobody: 'Nobody.',
  never:
    'There is no advertising and no tracker, nothing is loaded from other companies, and readers get no cookies.',
  browser:
    'Your browser keeps the draft of what you write, on your own device; if you wish, your name and address too.',
  rights: 'Your rights',
  ask: 'Write to us, and you get a copy of all that we keep about you, or we correct it or erase it. Tell us the mail address that you gave, or which response is yours. When we erase, your name, address and website go; your words stay under no name, or go as well if you wish.',
  backups:
    'Copies that we keep in case something breaks are thrown away in their turn; until then they may still hold what was erased.',
  contact: '*Here stands how you reach us.*',
}
