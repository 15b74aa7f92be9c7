import { arabic } from './wordings/ar.ts'
import { german } from './wordings/de.ts'
import { english } from './wordings/en.ts'
import { spanish } from './wordings/es.ts'
import { french } from './wordings/fr.ts'
import { japanese } from './wordings/ja.ts'

/** What the service says to readers, in the site's language. To add a language, add a record. */
export type Wording = {
  readonly language: string
  readonly anonymous: string
  readonly mistakes: {
    readonly 'name-long': string
    readonly 'name-owners': string
    readonly 'email-wrong': string
    readonly 'email-missing': string
    readonly 'body-empty': string
    readonly 'body-long': string
    readonly 'parent-gone': string
    readonly 'field-missing': string
    readonly 'field-wrong': string
    readonly 'no-such-field': string
  }
  readonly page: {
    readonly title: string
    /** The title where nothing can be sent again. */
    readonly notSent: string
    readonly mend: string
    /** What sending again means when the comment that was answered is gone. */
    readonly toPost: string
    readonly kept: string
    /** Without the advice of `foreign-origin`, for a page that has no form. */
    readonly fromElsewhere: string
    readonly back: string
    readonly toSite: string
  }
  readonly refusals: {
    readonly 'unknown-thread': string
    readonly 'thread-closed': string
    readonly 'foreign-origin': string
    readonly 'too-many-requests': string
    readonly 'service-busy': string
    readonly 'too-large': string
  }
}

const wordings: readonly Wording[] = [english, german, french, spanish, japanese, arabic]

/** `de` serves for `de-AT`, and for `de-AT,en;q=0.5`, as browsers ask; English for a language without a translation. */
export function wordingFor(language: string | undefined): Wording {
  const primary = language?.toLowerCase().split(/[-,;]/, 1)[0]
  return wordings.find(wording => wording.language === primary) ?? english
}
