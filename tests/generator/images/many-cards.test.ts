import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openCardPainter } from '../../../generator/images/cards/paint-card.ts'
import { drawCards } from '../../../generator/images/draw-cards.ts'
import { type PlanEntry, planEntry } from '../../../generator/plan/entries.ts'
import { createSiteFolder } from '../site-folder.ts'

/** So many that a worker thread draws them. */
const many = 300

const wordsOf = (number: number) => ({
  title: `Walk ${number}`,
  above: 'A site',
  below: null,
  host: 'a.example',
})

const cards = Array.from({ length: many }, (_, number): PlanEntry => {
  const making = { kind: 'card', words: wordsOf(number) } as const
  return planEntry('', `assets/cards/${number}.png`, { kind: 'copy', hash: '', from: '', making })
})

describe('the social cards of many posts', () => {
  it('have the same bytes as few have, and leave the other plan entries to the build', async () => {
    using site = createSiteFolder()
    const page = planEntry('', 'robots.txt', { kind: 'text', text: '' })

    await using drawing = await drawCards([page, ...cards], {
      staging: site.output,
      tell: () => {},
    })
    await drawing.finish()

    const paint = openCardPainter()
    const drawn = (number: number) => readFileSync(join(site.output, `assets/cards/${number}.png`))
    expect(drawing.others).toEqual([page])
    for (const number of [0, 150, many - 1])
      expect(drawn(number).equals(paint(wordsOf(number)))).toBe(true)
  })

  it('stop the build when they cannot be written', async () => {
    using site = createSiteFolder()
    const staging = join(site.content, 'no-folder')
    writeFileSync(staging, '')

    await using drawing = await drawCards(cards, { staging, tell: () => {} })

    await expect(drawing.finish()).rejects.toMatchObject({ code: 'ENOTDIR' })
  })
})
