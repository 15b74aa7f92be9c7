import type { MailWording } from '../wording.ts'

export const german: MailWording = {
  language: 'de',
  broken: 'Dieser Link geht nicht',
  brokenNote: 'Er ist zu alt oder kam nicht vollständig an. Es wurde nichts geändert.',
  gone: 'Diese Antwort gibt es nicht mehr',
  toArticle: 'Zum Artikel',
  toSite: 'Zur Website',
  confirm: {
    subject: title => `Bitte bestätigen: ${title}`,
    asked: title =>
      `Jemand, wahrscheinlich Sie, hat auf „${title}“ geantwortet, diese Adresse angegeben und um Mails gebeten.`,
    look: 'Ansehen und bestätigen',
    notYou: 'Wenn Sie es nicht waren, brauchen Sie nichts zu tun: Es kommt keine weitere Mail.',
    title: 'Haben Sie das geschrieben?',
    promise:
      'Ihre Antwort ist dann als bestätigt gekennzeichnet, und Sie bekommen eine Mail, wenn Ihnen jemand antwortet, höchstens einmal in der Stunde.',
    button: 'Ja, das war ich',
    done: 'Danke, das ist bestätigt',
    doneNote: 'Sie bekommen eine Mail, wenn Ihnen jemand antwortet.',
  },
  own: {
    look: 'Ändern oder löschen, was Sie geschrieben haben',
    title: 'Ihre Antwort',
    words: 'Ihre Antwort',
    save: 'Speichern',
    saved: 'Ihre Antwort ist geändert',
    held: 'Sie erscheint, sobald sie gelesen wurde.',
    remove: 'Löschen …',
    confirmRemoval: 'Löschen',
    removeNote: 'Das lässt sich nicht rückgängig machen.',
    removed: 'Ihre Antwort ist gelöscht',
    tooOld: 'Dieser Link ist zu alt',
    sendAnother: 'Einen neuen zuschicken',
    sent: 'Ein neuer Link ist unterwegs zu Ihnen',
  },
  replies: {
    subject: title => `Neue Antwort: ${title}`,
    wrote: (name, title) => `${name} hat Ihnen zu „${title}“ geantwortet:`,
    read: 'Dort lesen',
    why: 'Diese Mail kommt, weil Sie von Antworten erfahren wollten.',
  },
  stop: {
    one: 'Keine Mails mehr zu diesem Artikel',
    all: 'Gar keine Mails mehr',
    askOne: title => `Keine Mails mehr zu „${title}“?`,
    askAll: 'Keine Mails mehr, zu keinem Artikel?',
    button: 'Keine Mails mehr',
    done: 'Dazu bekommen Sie keine Mails mehr',
    doneAll: 'Sie bekommen keine Mails mehr, zu keinem Artikel',
  },
}
