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

describe('a rejected submission', () => {
  it('is explained beside the invalid field, which gets the focus', async () => {
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

  it('is explained in the words of the client, whatever the service sends', async () => {
    await stage.reader.page.goto(stage.site.url)

    for (const [code, httpStatus, said, more] of [
      ['something-new', 400, 'The response was not accepted.', {}],
      ['duplicate-comment', 409, 'This response had already arrived.', {}],
      ['constructor', 400, 'The response was not accepted.', {}],
      // With invalid fields.
      ['invalid-fields', 422, 'Not sent yet', { fields: [null, 7, { field: {} }] }],
      // After this, there is no form.
      ['thread-closed', 403, 'This conversation has been closed', {}],
    ] as const) {
      stage.site.write = () => problem(code, httpStatus, { title: '<b>theirs</b>', ...more })
      await write(stage.reader.page)
      await send(stage.reader.page)

      await expect
        .poll(() => status(stage.reader.page).textContent(), { message: code })
        .toContain(said)
    }
    expect(stage.reader.complaints).toEqual([])
  })
})
