import type { ThreadReference } from '../../source.ts'
import { textOf, type XmlElement } from '../../xml/read-xml.ts'
import { flagAt } from './flag-at.ts'

export type DisqusThread = {
  readonly reference: ThreadReference
  readonly isDeleted: boolean
}

export function composeThread(thread: XmlElement, id: string): DisqusThread {
  const { ids, urls } = readIdentifier(textOf(thread, 'id'))
  const link = textOf(thread, 'link')
  return {
    reference: {
      ids: [...new Set([...ids, id])],
      urls: [...new Set([link, ...urls].filter(url => url !== ''))],
    },
    isDeleted: flagAt(thread, 'isDeleted') === 'yes',
  }
}

/**
 * How the page identified itself: by an id, by an address, or by both as WordPress does: "12
 * https://old.example/?p=12".
 */
function readIdentifier(identifier: string): { ids: string[]; urls: string[] } {
  const parts = /^(\d+) (https?:\/\/\S+)$/.exec(identifier)
  if (parts !== null) return { ids: [], urls: [parts[2] ?? ''] }
  const isAddress = /^(?:https?:\/)?\//.test(identifier)
  if (isAddress) return { ids: [], urls: [identifier] }
  return { ids: identifier === '' ? [] : [identifier], urls: [] }
}
