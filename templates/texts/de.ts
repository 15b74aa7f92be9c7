import { html } from '../html.ts'
import { countingIn } from './counting.ts'
import type { Texts } from './texts.ts'

const { counted, written } = countingIn<Record<'one' | 'other', string>>('de')

export const german: Texts = {
  frame: {
    skip: 'Zum Text springen',
    navigation: 'Website',
    signature: (site, author) =>
      html`${site}${author !== null && html`, geschrieben von ${author}`}.`,
    feed: 'Feed',
    colours: { label: 'Farben', light: 'Hell', dark: 'Dunkel', automatic: 'Automatisch' },
  },
  punctuation: { comma: ', ', stop: '.' },
  lists: {
    posts: count => counted(count, { one: '# Beitrag', other: '# Beiträge' }),
    pages: 'Seiten',
    page: number => `Seite ${written(number)}`,
    pageOf: (site, number) => html`${site}, Seite ${written(number)}`,
    newer: 'Neuere Beiträge',
    older: 'Ältere Beiträge',
    archive: 'Archiv',
    years: 'Jahre',
    tag: 'Schlagwort',
    tags: 'Schlagwörter',
    series: 'Reihen',
    authors: 'Autorinnen und Autoren',
    postsBy: author => `Beiträge von ${author}`,
    empty: 'Hier ist noch nichts erschienen.',
  },
  post: {
    updated: date => html`Überarbeitet am ${date}`,
    minutes: count => counted(count, { one: '# Minute Lesezeit', other: '# Minuten Lesezeit' }),
    neighbours: 'Benachbarte Beiträge',
    previous: 'Vorheriger Beitrag',
    next: 'Nächster Beitrag',
    readOn: 'Weiterlesen',
    contents: 'Inhalt',
    partNumber: part => `Teil ${written(part)}`,
    part: ({ part, of }, series) =>
      html`Teil ${written(part)} von ${written(of)} der Reihe ${series}`,
  },
  unpublished: {
    draft: 'Entwurf',
    scheduled: 'Geplant',
    expired: 'Abgelaufen',
    always: 'Diese Seite ist nur in der Vorschau zu sehen.',
    until: date => html`Bis zum ${date} ist diese Seite nur in der Vorschau zu sehen.`,
    since: date => html`Seit dem ${date} ist diese Seite nur noch in der Vorschau zu sehen.`,
  },
  conversation: {
    responses: count => counted(count, { one: '# Antwort', other: '# Antworten' }),
    noneYet: 'Noch keine Antworten',
    none: 'Keine Antworten',
    about: { stands: 'after', text: title => html` auf „${title}“` },
    responsesPage: number => `Antworten, Seite ${written(number)}`,
    responsesPageOf: (title, number) => `Antworten auf „${title}“, Seite ${written(number)}`,
    olderResponses: 'Ältere Antworten',
    newerResponses: 'Neuere Antworten',
    order: { label: 'Reihenfolge', newest: 'Neueste zuerst', oldest: 'Älteste zuerst' },
    leaveReply: 'Eine Antwort schreiben',
    invitation:
      'Noch hat niemand geschrieben. Eine Frage, eine Korrektur, eine eigene Erinnerung: Alles ist willkommen.',
    closed: 'Dieses Gespräch ist geschlossen. Lesen kann man es weiterhin.',
    closedEmpty: 'Dieses Gespräch ist geschlossen.',
    reply: 'Antworten',
    replyTo: name => html` auf ${name}`,
    place: ({ place, count }) => `, Antwort ${place} von ${count}`,
    inReplyTo: name => html`als Antwort auf ${name}`,
    removedResponse: 'eine entfernte Antwort',
    removed: date => html`Eine Antwort vom ${date} wurde entfernt.`,
    edited: date => html`bearbeitet am ${date}`,
    pinned: 'angeheftet',
    latestPost: (name, post) => html`Neuester Beitrag von ${name}: ${post}`,
    owner: 'schreibt dieses Blog',
    confirmed: 'hat die Mailadresse bestätigt',
    trackback: 'Ein Blog, das hierher verlinkt, kann es hier melden:',
    mentions: count => counted(count, { one: '# Erwähnung', other: '# Erwähnungen' }),
    liked: names => html`Gefällt ${names}`,
    reposted: names => html`Geteilt von ${names}`,
    fromSite: host => html`von ${host}`,
    mentionKinds: {
      reply: 'hat geantwortet',
      bookmark: 'hat es sich gemerkt',
      link: 'hat es verlinkt',
    },
    published:
      'Vielen Dank. Ihre Antwort ist veröffentlicht. Wer JavaScript eingeschaltet hat, sieht sie sofort; in der Seite selbst steht sie, sobald die Website neu gebaut ist.',
    publishedElsewhere:
      'Vielen Dank. Ihre Antwort ist veröffentlicht. Wer JavaScript eingeschaltet hat, sieht sie sofort.',
    held: reader => html`Vielen Dank. Ihre Antwort erscheint, sobald ${reader} sie gelesen hat.`,
    duplicate:
      'Diese Antwort ist schon angekommen. Sie wird nur einmal gespeichert; mehr müssen Sie nicht tun.',
  },
  form: {
    body: 'Ihre Antwort',
    hint: '*kursiv*, **fett**, `Code`, >\u00a0Zitate, Listen und Links in Markdown.',
    name: 'Name',
    email: 'E-Mail',
    emailNote: 'freiwillig, wird nie veröffentlicht',
    url: 'Ihre eigene Website',
    urlNote: 'freiwillig',
    subscribe:
      'Mir eine Mail schicken, wenn jemand antwortet, und einen Link, um das Geschriebene zu ändern. Eine erste Mail bittet mich, das zu bestätigen.',
    latestPost: 'Meinen neuesten Beitrag daneben zeigen, aus dem Feed meiner Website',
    trap: 'Bitte leer lassen',
    send: 'Senden',
    next: reader => html`Ihre erste Antwort wird von ${reader} gelesen, bevor sie erscheint.`,
  },
  notFound: {
    title: 'Seite nicht gefunden',
    explanation:
      'Unter dieser Adresse gibt es nichts. Vielleicht ist sie falsch geschrieben, vielleicht gibt es die Seite nicht mehr.',
    ways: (toFront, toArchive, toSearch) =>
      html`Sie können auf der ${toFront('Startseite')} neu beginnen, ${toArchive('im Archiv')} blättern oder ${toSearch('suchen')}.`,
  },
  search: {
    title: 'Suche',
    label: 'Diese Website durchsuchen',
    placeholder: 'Ein Wort oder mehrere',
    results: count => counted(count, { one: '# Treffer', other: '# Treffer' }),
    noResults: words => `Keine Treffer für „${words}“`,
    more: 'Weitere Treffer',
    failed: 'Die Suche ließ sich nicht laden.',
    again: 'Noch einmal versuchen',
    otherWays: toArchive =>
      html`Versuchen Sie es mit weniger oder anderen Wörtern, oder blättern Sie ${toArchive('im Archiv')}.`,
    needsScripts: toArchive =>
      html`Die Suche braucht JavaScript. Ohne JavaScript können Sie ${toArchive('im Archiv')} blättern.`,
  },
  markdown: {
    callouts: {
      note: 'Hinweis',
      tip: 'Tipp',
      important: 'Wichtig',
      warning: 'Warnung',
      caution: 'Vorsicht',
    },
    headingLink: heading => `Link zu „${heading}“`,
    footnotes: 'Fußnoten',
    backToReference: reference => `Zurück zu Verweis ${reference}`,
    table: 'Tabelle',
    formula: 'Formel',
    code: 'Code',
    copy: 'Kopieren',
    copied: 'Kopiert',
    copyByHand:
      'Der Browser lässt das Kopieren nicht zu. Der Code ist markiert: Drücken Sie Strg+C oder ⌘C.',
    playVideo: host => `Video von ${host} abspielen`,
    loadsPlayer: host => `Dabei wird der Player von ${host} geladen.`,
  },
  feeds: {
    responsesTo: title => `Antworten auf „${title}“`,
    response: (name, title) => `${name} zu „${title}“`,
  },
}
