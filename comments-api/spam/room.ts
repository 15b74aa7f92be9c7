import { Told } from '../http/pages/done.ts'
import type { Room } from '../http/pages/room.ts'
import type { Database } from '../storage/database.ts'
import type { Blocks } from './blocks.ts'
import { countLearned } from './filter/model.ts'
import { roomPage, type Shown } from './room-page.ts'

type Needs = { readonly database: Database; readonly blocks: Blocks }

const path = '/admin/spam/'

/** The page where moderators see what is blocked. The desk takes what they change, and logs it. */
export function spamRoom(needs: Needs): Room {
  return {
    path,
    label: 'Filter',
    register(app, { sendDesk }) {
      app.get(path, { schema: { querystring: Told } }, async (request, reply) => {
        const body = roomPage(await readRoom(needs))
        return sendDesk(reply, { title: 'Spam filter', body, told: request.query })
      })
    },
  }
}

async function readRoom({ database, blocks }: Needs): Promise<Shown> {
  const [blocked, learned] = await Promise.all([blocks.list(), countLearned(database)])
  return { blocks: blocked, learned }
}
