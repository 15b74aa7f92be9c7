import type { MailWording } from '../wording.ts'

export const french: MailWording = {
  language: 'fr',
  broken: 'Ce lien ne fonctionne pas',
  brokenNote: 'Il est trop ancien ou n’est pas arrivé entier. Rien n’a été modifié.',
  gone: 'Cette réponse n’existe plus',
  toArticle: 'Vers l’article',
  toSite: 'Vers le site',
  confirm: {
    subject: title => `Veuillez confirmer\u00a0: ${title}`,
    asked: title =>
      `Quelqu’un, sans doute vous, a répondu à «\u00a0${title}\u00a0», a donné cette adresse et a demandé des messages.`,
    look: 'Voir et confirmer',
    notYou: 'Si ce n’était pas vous, ne faites rien\u00a0: aucun autre message ne suivra.',
    title: 'Est-ce vous qui avez écrit ceci\u202f?',
    promise:
      'Votre réponse sera signalée comme confirmée, et vous recevrez un message quand quelqu’un vous répond, une fois par heure au plus.',
    button: 'Oui, c’est moi',
    done: 'Merci, c’est confirmé',
    doneNote: 'Vous recevrez un message quand quelqu’un vous répond.',
  },
  own: {
    look: 'Modifier ou supprimer ce que vous avez écrit',
    title: 'Votre réponse',
    words: 'Votre réponse',
    save: 'Enregistrer',
    saved: 'Votre réponse est modifiée',
    held: 'Elle paraîtra dès qu’elle aura été lue.',
    remove: 'Supprimer…',
    confirmRemoval: 'Supprimer',
    removeNote: 'Elle ne pourra pas être rétablie.',
    removed: 'Votre réponse est supprimée',
    tooOld: 'Ce lien est trop ancien',
    sendAnother: 'M’en envoyer un autre',
    sent: 'Un autre lien vous a été envoyé',
  },
  replies: {
    subject: title => `Nouvelle réponse\u00a0: ${title}`,
    wrote: (name, title) => `${name} vous a répondu à propos de «\u00a0${title}\u00a0»\u00a0:`,
    read: 'La lire sur place',
    why: 'Vous recevez ce message parce que vous avez souhaité être informé des réponses.',
  },
  stop: {
    one: 'Plus de messages sur cet article',
    all: 'Plus aucun message',
    askOne: title => `Ne plus recevoir de messages sur «\u00a0${title}\u00a0»\u202f?`,
    askAll: 'Ne plus recevoir de messages, sur aucun article\u202f?',
    button: 'Plus de messages',
    done: 'Vous ne recevrez plus de messages à ce sujet',
    doneAll: 'Vous ne recevrez plus de messages, sur aucun article',
  },
}
