import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { withDatabase } from '../../comments-api/commands/command.ts'
import type { Config } from '../../comments-api/config.ts'
import { ArchivedComment } from '../../comments-api/transfer/archive.ts'
import { exportArchive } from '../../comments-api/transfer/export.ts'
import { importArchive } from '../../comments-api/transfer/import.ts'
import { silent, type Tell } from '../../comments-api/transfer/progress.ts'
import { readArchive } from '../../comments-api/transfer/read-archive.ts'
import { keptThreads } from './kept-threads.ts'
import { makeFolder } from './service.ts'

export const header = { type: 'archive', format: 1 }

export const archivedComment = ArchivedComment.parse({
  type: 'comment',
  id: 'archivedcomment',
  thread: 'rome',
  author: { name: 'Ada' },
  body: 'Kept for years.',
  status: 'approved',
  createdAt: '2020-01-02T03:04:05Z',
})

export const archivedMention = {
  type: 'mention',
  id: 'mentionmention',
  thread: 'rome',
  url: 'https://other.example/post',
  title: 'On Rome',
  author: 'Otto',
  excerpt: 'As Olive writes',
  status: 'approved',
  createdAt: '2026-01-04T00:00:00.000Z',
}

export async function archiveOf(lines: readonly unknown[]): Promise<string> {
  const file = join(await makeFolder(), 'archive.jsonl')
  await writeFile(file, lines.map(line => JSON.stringify(line)).join('\n'))
  return file
}

type Stored = { readonly config: Pick<Config, 'database'> }

/** Imports beside the running service, as the command does. */
export async function takeIn({ config }: Stored, lines: readonly unknown[], tell: Tell = silent) {
  using archive = await readArchive(await archiveOf(lines), tell)
  return await withDatabase(
    config,
    database => importArchive(database, archive, { secret: () => 'x'.repeat(32), tell }),
    { threads: keptThreads },
  )
}

/** Returns the lines of an export. */
export async function giveOut({ config }: Stored): Promise<unknown[]> {
  const lines = await withDatabase(config, database => Array.fromAsync(exportArchive(database)), {
    threads: keptThreads,
  })
  return lines.map(line => JSON.parse(line))
}
