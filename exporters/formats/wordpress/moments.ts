import { DateTime } from 'luxon'

/** As WordPress keeps an instant: by the clocks of the site, and by those of Greenwich. */
export function moments(instant: string, timeZone: string) {
  const moment = DateTime.fromISO(instant, { zone: 'utc' })
  const sql = (zone: string) => moment.setZone(zone).toFormat('yyyy-MM-dd HH:mm:ss')
  return { local: sql(timeZone), universal: sql('utc'), rfc2822: moment.toRFC2822() ?? '' }
}
