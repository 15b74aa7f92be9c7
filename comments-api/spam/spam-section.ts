import type { DeskSection } from '../http/pages/desk-section.ts'
import { Told } from '../http/pages/done.ts'
import type { Database } from '../storage/database.ts'
import type { Blocks } from './blocks.ts'
import { countLearned } from './filter/model.ts'
import { type Shown, spamSectionPage } from './spam-section-page.ts'

type Needs = { readonly database: Database; readonly blocks: Blocks }

const path = '/admin/spam/'

/** The page where moderators see what is blocked. The desk takes what they change, and logs it. */
export function spamSection(needs: Needs): DeskSection {
  return {
    path,
    label: 'Filter',
    register(app, { sendDesk }) {
      app.get(path, { schema: { querystring: Told } }, async (request, reply) => {
        const body = spamSectionPage(await readSection(needs))
        return sendDesk(reply, { title: 'Spam filter', body, told: request.query })
      })
    },
  }
}

async function readSection({ database, blocks }: Needs): Promise<Shown> {
  const [blocked, learned] = await Promise.all([blocks.list(), countLearned(database)])
  return { blocks: blocked, learned }
}
