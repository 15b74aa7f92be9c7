import { html } from '../html.ts'
import { countingIn } from './counting.ts'
import type { Texts } from './texts.ts'

// French puts a non-breaking space (\u00a0) before : and inside « », and a narrow one (\u202f) before ; ? !
const { counted, written } = countingIn<Record<'one' | 'many' | 'other', string>>('fr')

export const french: Texts = {
  frame: {
    skip: 'Aller au texte',
    navigation: 'Site',
    signature: (site, author) => html`${site}${author !== null && html`, écrit par ${author}`}.`,
    feed: 'Flux',
    colours: { label: 'Couleurs', light: 'Clair', dark: 'Sombre', automatic: 'Automatique' },
  },
  punctuation: { comma: ', ', stop: '.' },
  lists: {
    posts: count => counted(count, { one: '# article', many: '# d’articles', other: '# articles' }),
    pages: 'Pages',
    page: number => `Page ${written(number)}`,
    pageOf: (site, number) => html`${site}, page ${written(number)}`,
    newer: 'Articles plus récents',
    older: 'Articles plus anciens',
    archive: 'Archives',
    years: 'Années',
    tag: 'Mot-clé',
    tags: 'Mots-clés',
    series: 'Séries',
    authors: 'Auteurs et autrices',
    postsBy: author => `Articles signés ${author}`,
    empty: 'Rien n’a encore été publié ici.',
  },
  post: {
    updated: date => html`Mis à jour le ${date}`,
    minutes: count =>
      counted(count, {
        one: '# minute de lecture',
        many: '# de minutes de lecture',
        other: '# minutes de lecture',
      }),
    neighbours: 'Articles voisins',
    previous: 'Précédent',
    next: 'Suivant',
    readOn: 'Poursuivre la lecture',
    contents: 'Sommaire',
    partNumber: part => `Partie ${written(part)}`,
    part: ({ part, of }, series) =>
      html`Partie ${written(part)} sur ${written(of)} de la série ${series}`,
  },
  unpublished: {
    draft: 'Brouillon',
    scheduled: 'Programmé',
    expired: 'Expiré',
    always: 'Cette page n’est visible que dans l’aperçu.',
    until: date => html`Avant le ${date}, cette page n’est visible que dans l’aperçu.`,
    since: date => html`Depuis le ${date}, cette page n’est plus visible que dans l’aperçu.`,
  },
  conversation: {
    responses: count =>
      counted(count, { one: '# réponse', many: '# de réponses', other: '# réponses' }),
    noneYet: 'Aucune réponse pour l’instant',
    none: 'Aucune réponse',
    about: { stands: 'after', text: title => html` à «\u00a0${title}\u00a0»` },
    responsesPage: number => `Réponses, page ${written(number)}`,
    responsesPageOf: (title, number) =>
      `Réponses à «\u00a0${title}\u00a0», page ${written(number)}`,
    olderResponses: 'Réponses plus anciennes',
    newerResponses: 'Réponses plus récentes',
    order: {
      label: 'Ordre',
      newest: 'Les plus récentes d’abord',
      oldest: 'Les plus anciennes d’abord',
    },
    leaveReply: 'Écrire une réponse',
    invitation:
      'Personne n’a encore écrit. Une question, une correction, un souvenir personnel\u00a0: tout est bienvenu.',
    closed: 'Cette conversation est close. On peut toujours la lire.',
    closedEmpty: 'Cette conversation est close.',
    reply: 'Répondre',
    replyTo: name => html` à ${name}`,
    place: ({ place, count }) => `, réponse ${place} sur ${count}`,
    inReplyTo: name => html`en réponse à ${name}`,
    removedResponse: 'une réponse retirée',
    removed: date => html`Une réponse du ${date} a été retirée.`,
    edited: date => html`modifiée le ${date}`,
    pinned: 'épinglée',
    latestPost: (name, post) => html`Dernier article de ${name}\u00a0: ${post}`,
    owner: 'tient ce blog',
    confirmed: 'a confirmé son adresse e-mail',
    trackback: 'Un blog qui renvoie ici peut le signaler à\u00a0:',
    mentions: count =>
      counted(count, { one: '# mention', many: '# de mentions', other: '# mentions' }),
    liked: names => html`Aimé par ${names}`,
    reposted: names => html`Partagé par ${names}`,
    fromSite: host => html`depuis ${host}`,
    mentionKinds: {
      reply: 'a répondu',
      bookmark: 'a mis de côté',
      link: 'a fait un lien',
    },
    published:
      'Merci. Votre réponse est publiée. Avec JavaScript, on la voit aussitôt\u202f; elle figurera dans la page elle-même dès que le site aura été reconstruit.',
    publishedElsewhere: 'Merci. Votre réponse est publiée. Avec JavaScript, on la voit aussitôt.',
    held: reader => html`Merci. Votre réponse paraîtra dès que ${reader} l’aura lue.`,
    duplicate:
      'Cette réponse était déjà arrivée. Elle n’est conservée qu’une fois\u202f; vous n’avez rien d’autre à faire.',
  },
  form: {
    body: 'Votre réponse',
    hint: '*italique*, **gras**, `code`, >\u00a0citations, listes et liens en Markdown.',
    name: 'Nom',
    email: 'Adresse e-mail',
    emailNote: 'facultative, jamais montrée',
    url: 'Votre propre site',
    urlNote: 'facultatif',
    subscribe:
      'M’écrire quand quelqu’un répond, avec un lien pour modifier mon texte. Un premier message me demande de le confirmer.',
    latestPost: 'Montrer à côté mon dernier article, d’après le flux de mon site',
    trap: 'Laissez ce champ vide',
    send: 'Envoyer',
    next: reader => html`Votre première réponse est lue par ${reader} avant de paraître.`,
  },
  notFound: {
    title: 'Page introuvable',
    explanation:
      'Il n’y a rien à cette adresse. Elle a peut-être été mal saisie, ou la page a été retirée.',
    ways: (toFront, toArchive, toSearch) =>
      html`Vous pouvez revenir à la ${toFront('page d’accueil')}, parcourir ${toArchive('les archives')} ou ${toSearch('faire une recherche')}.`,
  },
  search: {
    title: 'Recherche',
    label: 'Rechercher sur ce site',
    placeholder: 'Un mot ou une expression',
    results: count =>
      counted(count, { one: '# résultat', many: '# de résultats', other: '# résultats' }),
    noResults: words => `Aucun résultat pour «\u00a0${words}\u00a0»`,
    more: 'Plus de résultats',
    failed: 'La recherche n’a pas pu être chargée.',
    again: 'Réessayer',
    otherWays: toArchive =>
      html`Essayez avec moins de mots ou avec d’autres, ou parcourez ${toArchive('les archives')}.`,
    needsScripts: toArchive =>
      html`La recherche a besoin de JavaScript. Sans lui, vous pouvez parcourir ${toArchive('les archives')}.`,
  },
  markdown: {
    callouts: {
      note: 'Note',
      tip: 'Conseil',
      important: 'Important',
      warning: 'Avertissement',
      caution: 'Attention',
    },
    headingLink: heading => `Lien vers «\u00a0${heading}\u00a0»`,
    footnotes: 'Notes',
    backToReference: reference => `Retour à l’appel de note ${reference}`,
    table: 'Tableau',
    formula: 'Formule',
    code: 'Code',
    copy: 'Copier',
    copied: 'Copié',
    copyByHand:
      'Le navigateur refuse de copier. Le code est sélectionné\u00a0: appuyez sur Ctrl+C ou ⌘C.',
    playVideo: host => `Lire la vidéo de ${host}`,
    loadsPlayer: host => `Le lecteur sera chargé depuis ${host}.`,
  },
  feeds: {
    responsesTo: title => `Réponses à «\u00a0${title}\u00a0»`,
    response: (name, title) => `${name} à propos de «\u00a0${title}\u00a0»`,
  },
}
