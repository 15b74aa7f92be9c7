export type Day = { readonly year: number; readonly month: number; readonly day: number }

type WrittenDays = {
  /** As "November 20, 2026". */
  readonly whole: (day: Day) => string
  /** As "November 20". */
  readonly ofYear: (day: Day) => string
}

/**
 * Days as `Intl` writes them, but without the 13 ms that its first date takes. Other languages are left to it. Decision
 * 157.
 */
export const writtenDays: Readonly<Record<string, WrittenDays | undefined>> = {
  en: daysOf(
    'January February March April May June July August September October November December',
    (month, day) => `${month} ${day}`,
    ', ',
  ),
  de: daysOf(
    'Januar Februar März April Mai Juni Juli August September Oktober November Dezember',
    (month, day) => `${day}. ${month}`,
    ' ',
  ),
  fr: daysOf(
    'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
    (month, day) => `${day} ${month}`,
    ' ',
  ),
  es: daysOf(
    'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
    (month, day) => `${day} de ${month}`,
    ' de ',
  ),
}

function daysOf(
  names: string,
  join: (month: string, day: number) => string,
  beforeYear: string,
): WrittenDays {
  const months = names.split(' ')
  const ofYear = ({ month, day }: Day) => join(months[month - 1] ?? '', day)
  return { ofYear, whole: day => `${ofYear(day)}${beforeYear}${day.year}` }
}
