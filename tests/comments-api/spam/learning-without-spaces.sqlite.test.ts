import { expect, it } from 'vitest'
import { withDatabase } from '../../../comments-api/commands/command.ts'
import { retrain } from '../../../comments-api/spam/filter/retrain.ts'
import { archivedComment, header, takeIn } from '../archives.ts'
import { keptThreads } from '../kept-threads.ts'
import { startService } from '../service.ts'

// A text is split into tokens before the database is involved, so one engine is enough.

it('the spam filter learns in a language without spaces, too', async () => {
  const service = await startService({ config: { moderation: 'none' } })
  const lesson = (index: number, status: string, body: string) => {
    const author = { ...archivedComment.author, name: `安${index}` }
    return { ...archivedComment, id: `${status}${1_000 + index}`, author, status, body }
  }
  const lessons = Array.from({ length: 20 }, (_, index) => [
    lesson(index, 'approved', `昨日${index}の庭で妹と長い散歩をして、とても楽しかったです。`),
    lesson(index, 'spam', `激安${index}ブランド時計を今すぐ注文、無料登録はこちら。`),
  ])
  await takeIn(service, [header, ...lessons.flat()])
  await withDatabase(service.config, database => retrain(database, service.clock), {
    threads: keptThreads,
  })

  const answers = [
    await service.submit('oslo', { name: '春', body: '激安時計の無料登録を今すぐ。' }),
    await service.submit('oslo', { name: '秋', body: '妹と庭で散歩をしました。' }),
  ]

  expect(answers.map(answer => answer.status)).toEqual([202, 201])
})
