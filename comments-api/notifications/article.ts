import { addressOf } from '../comments/submitting/submit-answers.ts'
import { findThread } from '../comments/threads/thread.ts'
import { type Wording, wordingFor } from '../comments/wording.ts'
import { Problem } from '../contract/problems.ts'
import type { Needs } from './needs.ts'
import { mailWordingFor } from './wording.ts'

type Article = { readonly title: string; readonly url: string; readonly wording: Wording }

/** What the manifest says about a thread; a post that was taken down still has its id, and the site. */
export async function articleOf(needs: Needs, thread: string): Promise<Article> {
  try {
    const found = await findThread(needs, thread)
    const url = addressOf(found, [new URL(needs.site).origin])
    return { title: found.title, url, wording: found.wording }
  } catch (error) {
    if (!(error instanceof Problem && error.code === 'unknown-thread')) throw error
    return { title: thread, url: needs.site, wording: wordingFor(undefined) }
  }
}

/** The same for mails to readers, in the site's language. */
export async function speakOf(needs: Needs, thread: string) {
  const { title, url, wording } = await articleOf(needs, thread)
  return { title, url, wording: mailWordingFor(wording.language) }
}
