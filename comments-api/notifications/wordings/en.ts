import type { MailWording } from '../wording.ts'

export const english: MailWording = {
  language: 'en',
  broken: 'This link does not work',
  brokenNote: 'It is too old, or it did not arrive whole. Nothing was changed.',
  gone: 'This response is no longer there',
  toArticle: 'To the article',
  toSite: 'To the site',
  confirm: {
    subject: title => `Please confirm: ${title}`,
    asked: title =>
      `Somebody, most likely you, answered “${title}”, gave this address, and asked to be mailed.`,
    look: 'Look at it and confirm',
    notYou: 'If it was not you, do nothing: you get no further mail.',
    title: 'Did you write this?',
    promise:
      'Your response is then marked as confirmed, and you get a mail when somebody answers you, once an hour at most.',
    button: 'Yes, I did',
    done: 'Thank you, this is confirmed',
    doneNote: 'You get a mail when somebody answers you.',
  },
  own: {
    look: 'Change or delete what you wrote',
    title: 'Your response',
    words: 'Your response',
    save: 'Save',
    saved: 'Your response is changed',
    held: 'It appears when it has been read.',
    remove: 'Delete …',
    confirmRemoval: 'Delete',
    removeNote: 'Nobody can bring it back.',
    removed: 'Your response is deleted',
    tooOld: 'This link is too old',
    sendAnother: 'Mail me another',
    sent: 'Another link is on its way to you',
  },
  replies: {
    subject: title => `New reply: ${title}`,
    wrote: (name, title) => `${name} answered you on “${title}”:`,
    read: 'Read it there',
    why: 'You get this mail because you asked to be told of replies.',
  },
  stop: {
    one: 'No more mails about this article',
    all: 'No more mails at all',
    askOne: title => `No more mails about “${title}”?`,
    askAll: 'No more mails about any article?',
    button: 'No more mails',
    done: 'You will get no more mails about this',
    doneAll: 'You will get no more mails about any article',
  },
}
