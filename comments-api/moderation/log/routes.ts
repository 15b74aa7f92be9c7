import { z } from 'zod'
import type { App } from '../../http/requests/validate.ts'
import type { Database } from '../../storage/database.ts'
import { Cursor } from '../desk/filters.ts'
import type { SendInside } from '../frame.ts'
import { logPage } from './page.ts'
import { readLog } from './read.ts'

type Options = {
  readonly needs: { readonly database: Database }
  readonly sendInside: SendInside
}

export const logPath = '/admin/log/'

const LogQuery = z.object({ before: Cursor })

export async function logRoutes(app: App, { needs, sendInside }: Options): Promise<void> {
  app.get(logPath, { schema: { querystring: LogQuery } }, async (request, reply) => {
    const { entries, next } = await readLog(needs.database, request.query.before)
    return sendInside(reply, { title: 'Log', at: logPath, body: logPage(entries, next) })
  })
}
