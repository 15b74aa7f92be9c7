import { pressable } from '../buttons.ts'
import { forget, readFields } from '../keep.ts'
import { keyFor } from '../keys.ts'
import * as leftTexts from '../texts/en/left.ts'
import { leadTo, type ThreadOnPage } from '../thread-on-page.ts'

type Left = { readonly body?: unknown; readonly submission?: { readonly body?: unknown } }

/**
 * What the reader wrote and had not sent before the conversation was closed: it can no longer be sent, but they keep
 * it.
 */
export function showWordsLeft(thread: ThreadOnPage): void {
  const list = document.createElement('ol')
  list.className = 'replies'
  for (const kept of ['unsent', 'draft'] as const) {
    const key = keyFor(kept, thread.thread)
    const words = wordsOf(readFields(key))
    if (words === '') continue
    const response = drawWords(words, () => {
      forget(key)
      response.remove()
      leadTo(thread.status)
    })
    list.append(response)
  }
  if (list.firstChild) thread.list.after(list)
}

/** The words of a draft, or of everything that was not sent. */
function wordsOf(kept: Left): string {
  const bodies = Object.values(kept).map(each => Object(Object(each).submission).body)
  return [kept.body, ...bodies].filter(body => typeof body === 'string').join('\n\n')
}

function drawWords(words: string, remove: () => void): HTMLElement {
  const response = document.createElement('li')
  const held = document.createElement('div')
  const draw = (className: string, content: string | Node) => {
    const part = document.createElement('p')
    part.className = className
    part.append(content)
    held.append(part)
    return part
  }
  response.className = 'response'
  held.className = 'held'
  draw('held-note', leftTexts.left)
  const text = draw('words', words)
  text.dir = 'auto'
  text.style.whiteSpace = 'pre-wrap'
  draw('after-words', pressable(leftTexts.remove, remove))
  response.append(held)
  return response
}
