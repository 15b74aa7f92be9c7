import type { DateTime } from 'luxon'
import type { MistakeInFile, Said } from '../../diagnostic.ts'
import type { YamlText } from '../../yaml/read-yaml.ts'
import { readMoment } from './dates.ts'
import type { FrontMatter } from './front-matter.ts'

const keys = ['date', 'updated', 'publish', 'expires'] as const
type Key = (typeof keys)[number]
export type Moments = Readonly<Record<Key, DateTime<true> | null>>

type Dates = {
  readonly yaml: YamlText
  readonly front: FrontMatter
  /** The date in the file's name. */
  readonly day: string | null
  readonly timeZone: string
}

type ReadMoments = { readonly moments: Moments; readonly mistakes: readonly MistakeInFile[] }

/** A date that cannot be read is `null` in `moments`, and reported as a mistake. */
export function readMoments(dates: Dates): ReadMoments {
  const read = keys.map(key => ({ key, ...readKey(dates, key) }))
  const momentOf = (wanted: Key) => read.find(({ key }) => key === wanted)?.moment ?? null
  const moments = {
    date: momentOf('date'),
    updated: momentOf('updated'),
    publish: momentOf('publish'),
    expires: momentOf('expires'),
  }
  const mistakes = read.flatMap(({ mistake }) => mistake ?? [])
  return { moments, mistakes: [...mistakes, ...neverAppears(dates, moments)] }
}

type ReadKey = { readonly moment?: DateTime<true>; readonly mistake?: MistakeInFile }

function readKey({ yaml, front, day, timeZone }: Dates, key: Key): ReadKey {
  const isInName = key === 'date' && front.date === undefined
  const written = isInName ? day : front[key]
  if (written === null || written === undefined) return {}
  const read = readMoment(written, timeZone)
  if (read.kind === 'moment') return { moment: read.moment }
  const subject = isInName ? "the file's name begins with" : `"${key}" is`
  const said = `${subject} ${JSON.stringify(written)}`
  const place = isInName ? {} : yaml.placeOf([key])
  if (read.kind === 'skipped')
    return { mistake: { ...place, ...noMoment, ...skipped(said, written, read.until) } }
  const mistake =
    read.kind === 'no-zone'
      ? noZone(said)
      : impossible(said, isInName ? dayHints.inName : hintFor(written))
  return { mistake: { ...place, ...noMoment, ...mistake } }
}

const noMoment = { code: 'invalid-date' } as const

const dayHints = {
  inName: 'Begin the name with a day that the calendar has, as 2026-02-28-a-title.md.',
  inFront: 'Write a day that the calendar has, as 2026-02-28, or with a time, as 2026-02-28 14:30.',
} as const

/** Jekyll and Git write a space before the offset. */
function hintFor(written: string): string {
  const [, time, offset] = /^(\S+ [\d:]+) ([+-]\d\d:?\d\d)$/.exec(written) ?? []
  return time === undefined
    ? dayHints.inFront
    : `Write no space before the offset: ${time}${offset}.`
}

function impossible(said: string, hint: string): Said {
  return { message: `${said}, which is not a date`, hint }
}

function noZone(said: string): Said {
  return {
    message: `${said}, whose offset no time zone has`,
    hint: "Write an offset from -12:00 to +14:00, or none: the time is then that of the site's zone.",
  }
}

function skipped(said: string, written: string, until: DateTime<true>): Said {
  const later = until.toFormat(isDay(written) ? 'yyyy-MM-dd' : 'yyyy-MM-dd HH:mm')
  return {
    message: `${said}, which the clocks of ${until.zoneName} skipped`,
    hint: `Write ${later}, which they showed instead, or something before the change.`,
  }
}

/** Whether no time of day is written. */
export function isDay(written: string): boolean {
  return !written.includes(':')
}

function neverAppears({ yaml, front, day }: Dates, moments: Moments): MistakeInFile[] {
  const { publish, date, expires } = moments
  const isByDate =
    front.publish === undefined || (publish !== null && date !== null && date > publish)
  const from = isByDate ? date : publish
  if (expires === null || from === null || expires > from) return []
  const beginning = isByDate
    ? `${front.date === undefined ? "the day in the file's name" : '"date"'}, ${front.date ?? day}`
    : `"publish", ${front.publish}`
  return [
    {
      ...yaml.placeOf(['expires']),
      code: 'invalid-date',
      message: `"expires" is ${JSON.stringify(front.expires)}, which is not after ${beginning}: the post would never appear`,
      hint: 'Write a later time, or remove the line.',
    },
  ]
}
