import { expect, it } from 'vitest'
import { archivedComment, archiveOf, header } from '../archives.ts'
import { carryOutHere } from '../command.ts'
import { makeFolder } from '../service.ts'

// The site is checked before the database is opened, so one engine is enough.

it.each([
  ['http://localhost:8080', 0, 'imported 1 of 1'],
  ['https://blog.example', 1, 'is a public site'],
])(
  'importing an archive of invented examples for %s exits with %i',
  async (site, exit, message) => {
    const file = await archiveOf([{ ...header, example: true }, archivedComment])

    const { printed, said, code } = await carryOutHere(await makeFolder(), ['import', file], {
      AFTERWORD_SITE: site,
    })

    expect(`${printed}${said}`).toContain(message)
    expect(code).toBe(exit)
  },
)
