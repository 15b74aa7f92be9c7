import { beforeEach, describe, expect, it } from 'vitest'
import { settled } from '../settled.ts'
import { sampleComment } from '../templates/samples.ts'
import { leaveTab, pageWith, wireComment } from './reader.ts'
import { type Answer, threadOf } from './site.ts'
import { Stage } from './stage.ts'

const stage = new Stage()
const nothingNew: Answer = { status: 200, body: { ...threadOf([]), epoch: '-17', version: 9 } }

beforeEach(async () => {
  stage.site.page = pageWith({ comments: [sampleComment()], count: 1, version: 4, epoch: '-17' })
  await stage.reader.page.clock.install()
})

function questions(): string[] {
  return stage.site.asked.map(asked => asked.url.search)
}

async function comeBack(): Promise<void> {
  await stage.reader.page.evaluate(() =>
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
  )
}

describe('a page whose tab is shown again', () => {
  it('requests the responses since the last answer, and shows them', async () => {
    stage.site.read = () => nothingNew
    await stage.reader.page.goto(stage.site.url)
    await settled(stage.reader.page)

    stage.site.read = () => ({ status: 200, body: threadOf([wireComment()]) })
    await leaveTab(stage.reader.page, 31)
    await stage.reader.page.locator('#comment-newcomment1').waitFor()

    expect(questions()).toEqual(['?since=4&epoch=-17', '?since=9&epoch=-17'])
    expect(await stage.reader.page.locator('.conversation-status').textContent()).toBe(
      '1 new response.',
    )
  })

  it('sends no new request within 30 seconds, unless restored from the back/forward cache', async () => {
    stage.site.read = () => nothingNew
    // Else it would be later by however slow this machine is.
    await stage.reader.page.clock.pauseAt(Date.now() + 60_000)
    await stage.reader.page.goto(stage.site.url)
    await settled(stage.reader.page)

    await leaveTab(stage.reader.page, 29)
    const soon = questions().length
    await comeBack()
    await expect.poll(questions).toHaveLength(2)

    expect(soon).toBe(1)
  })

  it('never has two requests open at once', async () => {
    let answer = (): void => {}
    const asked = new Promise<void>(resolve => {
      stage.site.read = () =>
        new Promise(answered => {
          answer = () => answered(nothingNew)
          resolve()
        })
    })
    await stage.reader.page.goto(stage.site.url)
    await asked

    await comeBack()
    await leaveTab(stage.reader.page, 0)
    answer()
    await settled(stage.reader.page)

    expect(questions()).toHaveLength(1)
  })
})

describe('a closed thread', () => {
  it('sends no request and has no reply links', async () => {
    stage.site.page = pageWith({
      comments: [sampleComment()],
      count: 1,
      open: false,
      replyAt: null,
    })

    await stage.reader.page.goto(`${stage.site.url}#comment-nowhere0001`)
    await settled(stage.reader.page)
    await leaveTab(stage.reader.page, 60)
    await settled(stage.reader.page)

    expect(questions()).toEqual([])
    expect(await stage.reader.page.locator('.reply').count()).toBe(0)
  })

  it('shows a notice in place of the form when it closed after the build', async () => {
    stage.site.read = () => ({ status: 200, body: { ...threadOf([]), open: false } })
    await stage.reader.page.goto(stage.site.url)

    await stage.reader.page.locator('.closed').waitFor()

    expect(await stage.reader.page.locator('form').count()).toBe(0)
    expect(await stage.reader.page.locator('.reply').isVisible()).toBe(false)
    expect(await stage.reader.page.getByRole('link', { name: 'Leave a reply' }).count()).toBe(0)
  })

  it('shows no form to a reader whose response is held', async () => {
    const kept = JSON.stringify([wireComment()])
    stage.site.read = () => ({ status: 200, body: { ...threadOf([]), open: false } })
    await stage.reader.page.addInitScript(held => {
      localStorage.setItem('afterword:held:margins', held)
    }, kept)
    await stage.reader.page.goto(stage.site.url)

    await stage.reader.page.locator('.held-note').waitFor()
    await stage.reader.page.locator('.closed').waitFor()

    expect(await stage.reader.page.locator('form').count()).toBe(0)
  })

  it('keeps the words of a reader who is writing, and removes the Send button', async () => {
    stage.site.read = () => nothingNew
    await stage.reader.page.goto(stage.site.url)
    await settled(stage.reader.page)
    await stage.reader.page.getByLabel('Your response').fill('Half a thought')

    stage.site.read = () => ({ status: 200, body: { ...threadOf([]), open: false } })
    await leaveTab(stage.reader.page, 31)
    await stage.reader.page.getByText('This conversation is closed.').waitFor()

    expect(await stage.reader.page.getByLabel('Your response').inputValue()).toBe('Half a thought')
    expect(await stage.reader.page.getByRole('button', { name: 'Send' }).count()).toBe(0)
  })
})
