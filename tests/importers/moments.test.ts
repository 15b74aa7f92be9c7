import { expect, it } from 'vitest'
import { firstMoment } from '../../importers/sources/wordpress/moments.ts'

it.each(['UTC', 'Asia/Kathmandu', 'Africa/Monrovia', 'Pacific/Kiritimati'])(
  'firstMoment ignores 1970-01-01 00:00:00 in %s, but not a later time of that day',
  timeZone => {
    expect(firstMoment(['1970-01-01 00:00:00'], timeZone)).toBeNull()
    expect(firstMoment(['1970-01-01 10:07:00'], timeZone)).toBe('1970-01-01 10:07:00')
  },
)
