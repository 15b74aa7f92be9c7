/** What the service says to a reader, in the site's language. A language is one more record. */
export type Wording = {
  readonly language: string
  readonly anonymous: string
  readonly mistakes: {
    readonly 'name-long': string
    readonly 'name-owners': string
    readonly 'email-wrong': string
    readonly 'body-empty': string
    readonly 'body-long': string
    readonly 'parent-gone': string
    readonly 'field-missing': string
    readonly 'field-wrong': string
    readonly 'no-such-field': string
  }
  readonly page: {
    readonly title: string
    readonly mend: string
    readonly name: string
    readonly email: string
    readonly url: string
    readonly optional: string
    readonly neverShown: string
    readonly body: string
    readonly send: string
    readonly back: string
  }
  readonly refusals: {
    readonly 'thread-closed': string
    readonly 'foreign-origin': string
    readonly 'too-many-requests': string
    readonly 'service-busy': string
    readonly 'too-large': string
  }
}

const english: Wording = {
  language: 'en',
  anonymous: 'Anonymous',
  mistakes: {
    'name-long': 'Please use a name of at most 60 characters.',
    'name-owners': 'An author of this site writes under this name. Please add something to yours.',
    'email-wrong': 'This does not look like a mail address. Mend it, or leave it empty.',
    'body-empty': 'Please write something.',
    'body-long': 'This is too long: at most 10,000 characters.',
    'parent-gone': 'The response that you answer is no longer there.',
    'field-missing': 'This is missing.',
    'field-wrong': 'This cannot be read.',
    'no-such-field': 'There is no such field.',
  },
  page: {
    title: 'Your response was not sent yet',
    mend: 'Everything you wrote is still here. Please mend this and send it again:',
    name: 'Name',
    email: 'E-mail',
    url: 'Your own site',
    optional: 'optional',
    neverShown: 'optional, never shown',
    body: 'Your response',
    send: 'Send',
    back: 'Back to the article',
  },
  refusals: {
    'thread-closed': 'This conversation is closed. It can still be read.',
    'foreign-origin': 'This form was sent from another site. Please send it again from here.',
    'too-many-requests': 'That was a little fast. Please wait a minute and send it again.',
    'service-busy': 'The response could not be stored just now. Please send it again in a moment.',
    'too-large':
      'This is far too long to be read. Go back, where your words still are, and shorten them to 10,000 characters.',
  },
}

const german: Wording = {
  language: 'de',
  anonymous: 'Anonym',
  mistakes: {
    'name-long': 'Bitte einen Namen mit höchstens 60 Zeichen angeben.',
    'name-owners':
      'Unter diesem Namen schreibt hier eine Autorin oder ein Autor. Bitte den eigenen etwas ergänzen.',
    'email-wrong': 'Das sieht nicht wie eine Mailadresse aus. Bitte berichtigen oder leer lassen.',
    'body-empty': 'Bitte etwas schreiben.',
    'body-long': 'Das ist zu lang: höchstens 10.000 Zeichen.',
    'parent-gone': 'Die Antwort, auf die Sie antworten, gibt es nicht mehr.',
    'field-missing': 'Das fehlt.',
    'field-wrong': 'Das lässt sich nicht lesen.',
    'no-such-field': 'Dieses Feld gibt es nicht.',
  },
  page: {
    title: 'Ihre Antwort ist noch nicht abgeschickt',
    mend: 'Alles Geschriebene ist noch da. Bitte dies berichtigen und noch einmal senden:',
    name: 'Name',
    email: 'E-Mail',
    url: 'Ihre eigene Website',
    optional: 'freiwillig',
    neverShown: 'freiwillig, wird nie gezeigt',
    body: 'Ihre Antwort',
    send: 'Senden',
    back: 'Zurück zum Artikel',
  },
  refusals: {
    'thread-closed': 'Dieses Gespräch ist geschlossen. Lesen kann man es weiterhin.',
    'foreign-origin': 'Dieses Formular kam von einer anderen Website. Bitte von hier aus senden.',
    'too-many-requests': 'Das ging etwas schnell. Bitte eine Minute warten und noch einmal senden.',
    'service-busy': 'Die Antwort konnte gerade nicht gespeichert werden. Bitte gleich noch einmal.',
    'too-large':
      'Das ist viel zu lang, um gelesen zu werden. Bitte zurückgehen, wo der Text noch steht, und ihn auf 10.000 Zeichen kürzen.',
  },
}

const wordings: readonly Wording[] = [english, german]

/** `de-AT` is served by `de`; a language that nobody has translated yet by English. */
export function wordingFor(language: string | undefined): Wording {
  const primary = language?.toLowerCase().split('-', 1)[0]
  return wordings.find(wording => wording.language === primary) ?? english
}
