import { z } from 'zod'
import { ArchiveEntry, ArchiveHeader } from './archive.ts'

/** What every line of an archive is, for programs of others: https://json-schema.org/draft/2020-12 */
export function archiveSchema(): object {
  const line = z.union([ArchiveHeader, ...ArchiveEntry.options])
  return {
    title: 'A line of an archive of Afterword: the header first, then one entry per line',
    ...z.toJSONSchema(line, { io: 'input' }),
  }
}
