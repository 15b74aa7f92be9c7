import type { NoteTexts } from './note.ts'

export const english: NoteTexts = {
  title: 'Privacy',
  opening:
    'You can read this site without telling us anything about yourself. If you write a response, we store what you send, and little else.',
  stored: 'What is stored',
  comment:
    'Your name, your text, the time and, if you give one, the address of your website. They are public as long as the response is.',
  email:
    'Your mail address, if you give one. It is never shown. It lets us recognise you, so that your next response does not have to wait.',
  network: kept =>
    `A fingerprint of the network that you write from, made with a secret key that changes every month, so that nobody can flood us. Your IP address itself is not stored. The fingerprint is deleted after some time (${kept}).`,
  editing: kept =>
    `A fingerprint of the key with which your browser lets you change your response for a while (${kept}).`,
  repeats: kept =>
    `Fingerprints of your text, so that copies and advertisements are recognised (${kept} at most). People whom we block are recognised by a fingerprint, too.`,
  replies:
    'If you ask for replies by mail and confirm it: your mail address and the article. Every such mail has a link that stops these mails at once.',
  deleted: kept => `What is deleted is hidden at first, and erased later (after ${kept} at most).`,
  mentions:
    'Pages of other sites that link to an article: their address, title and author and a few words, as they are published there.',
  latestPost:
    'If you tick the box for it: the title and address of the newest post on your own website, which we look up once a day while the conversation is open.',
  given: 'Who else receives it',
  moderators:
    'Our mail service delivers new responses to our moderators, and replies to those who asked for them.',
  webhook: 'Another program of ours is told that something happened, without names or text.',
  akismet:
    'Akismet, a service that recognises spam, receives each response: its text, name, mail address and website, the IP address that it came from, and how the browser identifies itself.',
  nobody: 'Nobody.',
  never:
    'There are no advertisements and no trackers, nothing is loaded from other companies, and readers get no cookies.',
  browser:
    'Your browser keeps the draft of what you write on your own device and, if you wish, your name and addresses.',
  rights: 'Your rights',
  ask: 'Write to us if you want a copy of everything that we keep about you, or want it corrected or erased. Tell us the mail address that you gave, or which response is yours. When we erase it, your name, mail address and website are removed; your text stays without a name, or is removed as well if you wish.',
  backups: 'We delete backups after some time; until then they may still contain what was erased.',
  contact: '*Write here how you can be reached.*',
}
