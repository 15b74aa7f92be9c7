import type { Manifest } from '../../contract/manifest.ts'

/** Prints days as the site's own pages do, in its language and time zone, as far as `Intl` knows them. */
export function printingDays({ language = 'en', timeZone = 'UTC' }: Manifest) {
  const days =
    createFormat(language, timeZone) ?? createFormat(language, 'UTC') ?? createFormat('en', 'UTC')
  return (instant: string) => days?.format(new Date(instant)) ?? instant
}

function createFormat(language: string, timeZone: string): Intl.DateTimeFormat | null {
  try {
    const locale = new Intl.Locale(language)
    // The digits and the calendar that all readers of Arabic know, see `printingLanguage` in the generator.
    const usual = locale.language === 'ar' ? { numberingSystem: 'latn', calendar: 'gregory' } : {}
    const day = { day: 'numeric', month: 'long', year: 'numeric' } as const
    return new Intl.DateTimeFormat(locale, { ...day, ...usual, timeZone })
  } catch {
    return null
  }
}
