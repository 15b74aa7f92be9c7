import { expect, it } from 'vitest'
import { signInModerator } from '../moderator.ts'
import { startService } from '../service.ts'

// The texts of these pages do not depend on the database, so one engine is enough.

function titleOf(page: string): string {
  return /<title>(.*?)<\/title>/.exec(page)?.[1] ?? ''
}

it('the page of the spam filter confirms in its title that words were blocked or unblocked', async () => {
  const moderator = await signInModerator(await startService())

  const words = { kind: 'words', words: 'Crypto Gains' }
  const blocked = await moderator.pressAndRead('/admin/spam/blocks', words)
  const [, lift = ''] = /action="([^"]+\/lift)"/.exec(blocked) ?? []
  const lifted = await moderator.pressAndRead(lift)

  expect(titleOf(blocked)).toBe('It is blocked from now on · Spam filter · The desk')
  expect(blocked).toContain('<div class="notice" role="status"><p>It is blocked from now on.</p>')
  expect(titleOf(lifted)).toBe('It is no longer blocked · Spam filter · The desk')
})

it('the section “You” confirms in its title that another device was signed out', async () => {
  const service = await startService()
  await signInModerator(service)
  const moderator = await signInModerator(service)

  const [, end = ''] = /name="end" value="([^"]+)"/.exec(await moderator.section('you/')) ?? []
  const ended = await moderator.pressAndRead('/admin/you/sessions', { end })

  expect(titleOf(ended)).toBe('That device is signed out · You · The desk')
})

it('the page of the spam filter ignores unknown, empty and repeated confirmation parameters', async () => {
  const moderator = await signInModerator(await startService())

  const pages = await Promise.all(
    ['done=constructor', 'done=', 'done=blocked&done=lifted', 'undone=blocked'].map(query =>
      moderator.section(`spam/?${query}`),
    ),
  )

  expect(pages.map(titleOf)).toEqual(Array(4).fill('Spam filter · The desk'))
  expect(pages.join()).not.toContain('class="notice"')
})

it('the page of the spam filter explains what it learns from, when it starts and what a block does', async () => {
  const page = await (await signInModerator(await startService())).section('spam/')

  expect(page).toContain('The filter learns from what you approve and what you mark as spam.')
  expect(page).toContain('0 approved, 0 spam. It begins to judge when there are 20 of each.')
  expect(page).toContain('Whatever you block goes straight to Spam. Its author is not told')
})
