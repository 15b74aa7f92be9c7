import { beforeEach, describe, expect, it } from 'vitest'
import { sampleComment } from '../templates/samples.ts'
import { send, status, write } from './form.ts'
import { pageWith } from './reader.ts'
import type { Answer } from './site.ts'
import { Stage } from './stage.ts'

const stage = new Stage()
beforeEach(() => {
  stage.site.page = pageWith({ comments: [sampleComment()], count: 1 })
})

function problem(code: string, httpStatus: number, more: object = {}): Answer {
  return { status: httpStatus, body: { code, status: httpStatus, ...more } }
}

describe('a refusal', () => {
  it('is told beside the field it concerns, which is in focus', async () => {
    const fields = [{ field: 'author.url', message: 'This is <b>no</b> address.' }]
    stage.site.write = () => problem('invalid-fields', 422, { fields })
    await stage.reader.page.goto(stage.site.url)

    await write(stage.reader.page)
    await send(stage.reader.page)
    await stage.reader.page.locator('.field-problem').waitFor()

    const field = stage.reader.page.getByLabel('Your own site')
    expect(await stage.reader.page.locator('.field-problem').textContent()).toBe(fields[0]?.message)
    expect(await field.getAttribute('aria-invalid')).toBe('true')
    expect(await field.evaluate(element => element === document.activeElement)).toBe(true)
  })

  it.each([
    ['duplicate-comment', 409, 'These words had arrived already.'],
    ['thread-closed', 403, 'This conversation has been closed'],
    ['something-new', 400, 'The response was not accepted.'],
    ['constructor', 400, 'The response was not accepted.'],
  ])('for %s is told in our own words', async (code, httpStatus, said) => {
    stage.site.write = () => problem(code, httpStatus, { title: '<b>theirs</b>' })
    await stage.reader.page.goto(stage.site.url)

    await write(stage.reader.page)
    await send(stage.reader.page)

    await expect.poll(() => status(stage.reader.page).textContent()).toContain(said)
  })

  it('of fields that are none is told all the same', async () => {
    stage.site.write = () => problem('invalid-fields', 422, { fields: [null, 7, { field: {} }] })
    await stage.reader.page.goto(stage.site.url)

    await write(stage.reader.page)
    await send(stage.reader.page)

    await expect.poll(() => status(stage.reader.page).textContent()).toContain('Not sent yet')
    expect(stage.reader.complaints).toEqual([])
  })

  it('for haste says how long to wait', async () => {
    stage.site.write = () => ({ status: 429, body: {}, headers: { 'retry-after': '30' } })
    await stage.reader.page.goto(stage.site.url)

    await write(stage.reader.page)
    await send(stage.reader.page)

    await expect.poll(() => status(stage.reader.page).textContent()).toContain('in 30 seconds')
  })
})
