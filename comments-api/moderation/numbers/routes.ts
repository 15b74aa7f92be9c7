import type { FastifyInstance } from 'fastify'
import { findArticles } from '../../comments/threads/thread.ts'
import type { DeskOptions } from '../desk/routes.ts'
import { countByStatus, countMentionsByStatus } from '../desk/totals.ts'
import { numbersPage } from './page.ts'
import { readNumbers } from './read.ts'

export const numbersPath = '/admin/numbers/'

export async function numbersRoutes(
  app: FastifyInstance,
  { needs, sendInside }: DeskOptions,
): Promise<void> {
  app.get(numbersPath, async (_request, reply) => {
    const numbers = await readNumbers(needs)
    const articles = await findArticles(
      needs.threads,
      numbers.threads.map(({ thread }) => thread),
    )
    const totals = await countByStatus(needs.database)
    const ofMentions = await countMentionsByStatus(needs.database)
    const body = numbersPage({ ...numbers, articles, totals, ofMentions })
    return sendInside(reply, { title: 'Numbers', at: numbersPath, body })
  })
}
