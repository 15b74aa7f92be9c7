import { expect, it } from 'vitest'
import type { CommentView } from '../../generator/plan/showing/conversation.ts'
import { sampleComment } from '../templates/samples.ts'
import { pageWith } from './reader.ts'
import { Stage } from './stage.ts'

const stage = new Stage()

function nested(level: number): CommentView {
  const replies = level < 8 ? [nested(level + 1)] : []
  return sampleComment({ id: `nestedlevel${level}`, replies })
}

it('the eighth level of replies has room for words on a phone, and its form is as wide as any', async () => {
  const { page } = stage.reader
  stage.site.page = pageWith({ comments: [nested(1)], depth: 8 })
  await page.setViewportSize({ width: 360, height: 800 })
  await page.goto(stage.site.url)
  const card = page.locator('.reply-card')
  const before = await card.boundingBox()

  await page.locator('#comment-nestedlevel8 .reply').click()
  await page.locator('.response > .reply-card').waitFor()

  const words = await page.locator('#comment-nestedlevel8 .words').boundingBox()
  const after = await card.boundingBox()
  expect(words?.width).toBeGreaterThan(190)
  expect(after?.x).toBeCloseTo(before?.x ?? 0, 0)
  expect(after?.width).toBeCloseTo(before?.width ?? 0, 0)
})
