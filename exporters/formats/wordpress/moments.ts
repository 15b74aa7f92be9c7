import { DateTime } from 'luxon'

/** An instant as WordPress stores it: in the site's time zone, and in UTC. */
export function moments(instant: string, timeZone: string) {
  const moment = DateTime.fromISO(instant, { zone: 'utc' })
  const sql = (zone: string) => moment.setZone(zone).toFormat('yyyy-MM-dd HH:mm:ss')
  return { local: sql(timeZone), universal: sql('utc'), rfc2822: moment.toRFC2822() ?? '' }
}
