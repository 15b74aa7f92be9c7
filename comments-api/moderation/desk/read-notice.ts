import type { Told } from '../../http/pages/done.ts'
import type { Database } from '../../storage/database.ts'
import { readAct } from '../log/read.ts'
import type { Notice } from './notice.ts'

/** What the last button did, as the query of a page tells it. */
export async function readNotice(
  database: Database,
  { done, missed }: Told,
  page: Pick<Notice, 'noun' | 'back'>,
): Promise<Notice> {
  const entries = done === undefined ? [] : await readAct(database, done)
  return { ...page, entries, missed }
}
