import type { Locator, Page } from 'playwright-core'
import { wireComment } from './reader.ts'
import type { Answer } from './site.ts'

export const held: Answer = {
  status: 202,
  body: { status: 'pending', comment: { ...wireComment(), status: undefined } },
}

export async function write(page: Page, words = 'Something new.'): Promise<void> {
  await page.getByLabel('Your response').fill(words)
  await page.getByLabel('Name').fill('Noor')
}

export function send(page: Page): Promise<void> {
  return page.getByRole('button', { name: 'Send' }).click()
}

export function status(page: Page): Locator {
  return page.locator('.form-status')
}
