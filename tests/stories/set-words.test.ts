import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { Scene } from './scene.ts'

const scene = new Scene({}, { readers: 'one for all' })

async function open(path: string): Promise<Page> {
  await scene.page.goto(scene.site.url + path)
  return scene.page
}

describe('a list of what is to be done', () => {
  it('has boxes nearly as high as its letters, all on the line of their words, ticked or not', async () => {
    const page = await open('/more-than-words/')

    const boxes = await page.locator('.task').evaluateAll(tasks =>
      tasks.map(task => {
        const box = task.querySelector('input')
        const words = document.createRange()
        words.selectNodeContents(task.lastChild ?? task)
        const { top = 0, height = 0 } = box?.getBoundingClientRect() ?? {}
        return {
          size: height / Number.parseFloat(getComputedStyle(task).fontSize),
          place: Math.round(top - words.getBoundingClientRect().top),
          isTicked: box?.checked,
        }
      }),
    )

    expect(new Set(boxes.map(({ isTicked }) => isTicked))).toEqual(new Set([true, false]))
    expect(new Set(boxes.map(({ place }) => place)).size).toBe(1)
    expect(boxes[0]?.size).toBeCloseTo(0.85, 1)
  })
})

describe('on paper', () => {
  it('no word of a table with few columns is broken, and many columns fit nevertheless', async () => {
    const page = await open('/more-than-words/')
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize({ width: 640, height: 900 })

    const { lines, over } = await page.locator('.prose table').evaluate(table => {
      const word = document.createRange()
      const cell = [...table.querySelectorAll('td')].find(td => td.textContent === 'Afterword')
      word.selectNodeContents(cell ?? table)
      const few = word.getClientRects().length
      for (const row of table.querySelectorAll('tr')) {
        for (let more = 0; more < 8; more += 1) row.append(document.createElement('td'))
        for (const added of row.querySelectorAll('td:empty')) added.append('value')
      }
      return { lines: few, over: table.getBoundingClientRect().right - innerWidth }
    })

    expect(lines).toBe(1)
    expect(over).toBeLessThanOrEqual(0)
  })
})

describe('a page', () => {
  it('marks where one is in its head by more than a colour', async () => {
    const page = await open('/archive/')

    const lines = await page
      .locator('.site-header nav a')
      .evaluateAll(links => links.map(link => getComputedStyle(link).textDecorationColor))

    expect(new Set(lines).size).toBe(2)
    expect(lines.indexOf('rgba(0, 0, 0, 0)')).not.toBe(0)
  })
})
