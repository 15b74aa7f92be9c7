import type { Wording } from '../wording.ts'

export const german: Wording = {
  language: 'de',
  anonymous: 'Anonym',
  mistakes: {
    'name-long': 'Bitte einen Namen mit höchstens 60 Zeichen angeben.',
    'name-owners':
      'Unter diesem Namen schreibt hier eine Autorin oder ein Autor. Bitte den eigenen etwas ergänzen.',
    'email-wrong': 'Das sieht nicht wie eine Mailadresse aus. Bitte berichtigen oder leer lassen.',
    'email-missing': 'Für Mails bitte hier die Adresse angeben, oder das Häkchen unten entfernen.',
    'body-empty': 'Bitte etwas schreiben.',
    'body-long': 'Das ist zu lang: höchstens 10.000 Zeichen.',
    'parent-gone': 'Die Antwort, auf die Sie antworten, gibt es nicht mehr.',
    'field-missing': 'Das fehlt.',
    'field-wrong': 'Das lässt sich nicht lesen.',
    'no-such-field': 'Dieses Feld gibt es nicht.',
  },
  page: {
    title: 'Ihre Antwort ist noch nicht abgeschickt',
    notSent: 'Ihre Antwort wurde nicht gesendet',
    mend: 'Alles Geschriebene ist noch da. Bitte dies berichtigen und noch einmal senden:',
    toPost: 'Wenn Sie noch einmal senden, antworten Sie auf den Artikel selbst.',
    kept: 'Ihr Text wurde nicht gesendet; hier ist er.',
    fromElsewhere: 'Dieses Formular kam von einer anderen Website.',
    back: 'Zurück zum Artikel',
    toSite: 'Zur Website',
  },
  refusals: {
    'unknown-thread':
      'Zu diesem Beitrag nimmt die Website keine Antworten mehr an, oder es gibt ihn nicht mehr.',
    'thread-closed': 'Dieses Gespräch ist geschlossen. Lesen kann man es weiterhin.',
    'foreign-origin': 'Dieses Formular kam von einer anderen Website. Bitte von hier aus senden.',
    'too-many-requests': 'Das ging etwas schnell. Bitte eine Minute warten und noch einmal senden.',
    'service-busy': 'Die Antwort konnte gerade nicht gespeichert werden. Bitte gleich noch einmal.',
    'too-large':
      'Das ist viel zu lang, um gelesen zu werden. Bitte zurückgehen, wo der Text noch steht, und ihn auf 10.000 Zeichen kürzen.',
  },
}
