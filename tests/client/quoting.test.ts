import { beforeEach, describe, expect, it } from 'vitest'
import { trustHtml } from '../../templates/html.ts'
import { settled } from '../settled.ts'
import { sampleComment } from '../templates/samples.ts'
import { pageWith } from './reader.ts'
import { Stage } from './stage.ts'

const stage = new Stage()
const said = `<p>The <em>margin</em> is not a frame.</p>
<blockquote><p>Every book has one.</p></blockquote>
<p>Who *says* so?<br>I do: <a href="https://kim.example/" rel="nofollow ugc noopener">here</a>.</p>
<ul><li>one</li><li>two <code>a\`b</code></li></ul>
<pre><code>print()
</code></pre>`
beforeEach(async () => {
  stage.site.page = pageWith({
    comments: [sampleComment({ html: trustHtml(said) }), sampleComment({ id: 'another1' })],
    count: 2,
  })
  await stage.reader.page.goto(stage.site.url)
})

const text = () => stage.reader.page.getByLabel('Your response')
const reply = (id = 'comment01') => stage.reader.page.locator(`#comment-${id} .reply`)

async function select(selector: string, page = stage.reader.page): Promise<void> {
  const element = page.locator(selector).first()
  await page.getByLabel('Your response').focus()
  await page.locator('#cancel-reply').waitFor({ state: 'attached' })
  await element.evaluate(chosen => getSelection()?.selectAllChildren(chosen))
}

describe('selected text of a response', () => {
  it.each([
    ['the mouse', () => reply().click()],
    ['the keyboard', () => reply().press('Enter')],
  ])('is quoted by its Reply link, pressed with %s', async (_, press) => {
    await select('#comment-comment01 .words p')

    await press()

    await expect.poll(() => text().inputValue()).toBe('> The *margin* is not a frame.\n\n')
    const isAfter = await text().evaluate(
      (field: HTMLTextAreaElement) =>
        field === document.activeElement && field.selectionStart === field.value.length,
    )
    expect(isAfter).toBe(true)
    expect(stage.reader.complaints).toEqual([])
  })

  it('is quoted when it was selected by mouse before the form was focused', async () => {
    await settled(stage.reader.page)
    await stage.reader.page.locator('#comment-comment01 .words p').first().click({ clickCount: 3 })
    await stage.reader.page.locator('#cancel-reply').waitFor({ state: 'attached' })

    await reply().click()

    await expect.poll(() => text().inputValue()).toBe('> The *margin* is not a frame.\n\n')
  })

  it('is quoted by its Reply link, tapped on a touch screen', async () => {
    const context = await stage.browser.newContext({ hasTouch: true, isMobile: true })
    const page = await context.newPage()
    await page.goto(stage.site.url)
    await select('#comment-comment01 .words p', page)

    await page.locator('#comment-comment01 .reply').tap()

    const body = page.getByLabel('Your response')
    await expect.poll(() => body.inputValue()).toBe('> The *margin* is not a frame.\n\n')
    await context.close()
  })

  it('is quoted as Markdown with its paragraphs, quotations, lists and code', async () => {
    await select('#comment-comment01 .words')

    await reply().click()

    await expect
      .poll(() => text().inputValue())
      .toBe(`> The *margin* is not a frame.
>
> > Every book has one.
>
> Who \\*says\\* so?
> I do: [here](https://kim.example/).
>
> - one
> - two \`\`a\`b\`\`
>
> \`\`\`
> print()
> \`\`\`

`)
  })

  it('is added after the typed words, and the browser can undo it', async () => {
    await text().fill('A thought.')
    await select('#comment-comment01 .words p')

    await reply().click()
    await expect.poll(() => text().inputValue()).toContain('> The')
    await stage.reader.page.keyboard.type('Another.')

    expect(await text().inputValue()).toBe(
      'A thought.\n\n> The *margin* is not a frame.\n\nAnother.',
    )
    await stage.reader.page.keyboard.press('Control+Z')
    await stage.reader.page.keyboard.press('Control+Z')
    expect(await text().inputValue()).toBe('A thought.')
  })

  it('is not quoted by the Reply link of another response', async () => {
    await select('#comment-comment01 .words p')

    await reply('another1').click()
    await expect.poll(() => stage.reader.page.locator('#cancel-reply').isVisible()).toBe(true)

    expect(await text().inputValue()).toBe('')
  })

  it('can be quoted, as a hint beside the form says', async () => {
    await reply().click()

    await stage.reader.page.getByText('To quote, select words of the response').waitFor()
  })
})
