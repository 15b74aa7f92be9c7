import { expect, it, onTestFinished, vi } from 'vitest'
import { readMoment } from '../../../comments-api/outside/read-moment.ts'

it.each(['America/Los_Angeles', 'UTC', 'Pacific/Kiritimati'])(
  'reads a date without a time zone as UTC, whatever the zone of the server: %s',
  zone => {
    vi.stubEnv('TZ', zone)
    onTestFinished(() => void vi.unstubAllEnvs())
    const read = (text: string) => new Date(readMoment(text)).toISOString()

    expect(
      [
        '2026-11-20T10:00',
        '2026-11-20 10:00:00',
        'Fri, 20 Nov 2026 10:00:00',
        'November 20, 2026 10:00 am',
        '2026-11-20T10:00:00.000Z',
        '2026-11-20t10:00:00z',
        '2026-11-20T11:00:00+01:00',
        '2026-11-20 11:00 +0100',
        'Fri, 20 Nov 2026 10:00:00 GMT',
        'Fri, 20 Nov 2026 05:00:00 EST',
        'Fri, 20 Nov 2026 12:00:00 GMT+2',
        'Nov 20 2026 05:00 -5',
        'Fri Nov 20 2026 11:00:00 GMT+0100 (Mitteleuropäische Zeit)',
      ].map(read),
    ).toEqual(Array.from({ length: 13 }, () => '2026-11-20T10:00:00.000Z'))
    expect(['2026-11-20', '20 November 2026', '11/20/2026'].map(read)).toEqual(
      Array.from({ length: 3 }, () => '2026-11-20T00:00:00.000Z'),
    )
  },
)

it.each(['', '   ', 'yesterday', '10:00', null])('rejects %j as a date', text => {
  expect(readMoment(text)).toBeNaN()
})

it('rejects a text that is longer than any date without searching it', () => {
  const { user: before } = process.cpuUsage()
  expect(readMoment('1:11z('.repeat(1_600))).toBeNaN()
  // In microseconds: the search would take several seconds.
  expect(process.cpuUsage().user - before).toBeLessThan(1_000_000)
  expect(readMoment('1:11z('.repeat(100_000))).toBeNaN()
})
