import { z } from 'zod'
import { ArchiveEntry, ArchiveHeader } from './archive.ts'

/** The schema of each line of an archive, for other programs: https://json-schema.org/draft/2020-12 */
export function archiveSchema(): object {
  const line = z.union([ArchiveHeader, ...ArchiveEntry.options])
  return {
    title: 'A line of an archive of Afterword: the header first, then one entry per line',
    ...z.toJSONSchema(line, { io: 'input' }),
  }
}
