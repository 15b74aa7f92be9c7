import { arabic } from './wordings/ar.ts'
import { german } from './wordings/de.ts'
import { english } from './wordings/en.ts'
import { spanish } from './wordings/es.ts'
import { french } from './wordings/fr.ts'
import { japanese } from './wordings/ja.ts'

/** What mails say to readers, and the pages that their links open. */
export type MailWording = {
  readonly language: string
  readonly broken: string
  readonly brokenNote: string
  readonly failed: string
  readonly failedNote: string
  /** The comment that a link is about. */
  readonly gone: string
  readonly toArticle: string
  /** Shown if there is no article to go to. */
  readonly toSite: string
  readonly confirm: {
    readonly subject: (title: string) => string
    readonly asked: (title: string) => string
    readonly look: string
    readonly notYou: string
    readonly title: string
    readonly promise: string
    readonly button: string
    readonly done: string
    readonly doneNote: string
  }
  readonly own: {
    readonly look: string
    readonly title: string
    readonly words: string
    readonly save: string
    readonly saved: string
    readonly held: string
    /** Opens a question for confirmation. */
    readonly remove: string
    readonly confirmRemoval: string
    readonly removeNote: string
    readonly removed: string
    readonly tooOld: string
    readonly sendAnother: string
    readonly sent: string
  }
  readonly replies: {
    readonly subject: (title: string) => string
    readonly wrote: (name: string, title: string) => string
    readonly read: string
    readonly why: string
  }
  readonly stop: {
    readonly one: string
    readonly all: string
    readonly askOne: (title: string) => string
    readonly askAll: string
    readonly button: string
    readonly done: string
    readonly doneAll: string
  }
}

const wordings: readonly MailWording[] = [english, german, french, spanish, japanese, arabic]

/** For a site's language, or the language of a reader's browser. */
export function mailWordingFor(language: string): MailWording {
  const primary = language.toLowerCase().split(/[-,;]/, 1)[0]?.trim()
  return wordings.find(wording => wording.language === primary) ?? english
}
