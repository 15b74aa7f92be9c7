import { DatabaseSync } from 'node:sqlite'
import { Worker } from 'node:worker_threads'
import { onTestFinished, vi } from 'vitest'
import type { Group } from '../../comments-api/storage/outcome.ts'

type Plan = { readonly text: string; readonly steps: readonly string[] }

/** Notes the statements of the reading connection, which is in this process, and of the writing thread. */
export function noteStatements(): () => ReadonlySet<string> {
  const preparing = vi.spyOn(DatabaseSync.prototype, 'prepare')
  const posting = vi.spyOn(Worker.prototype, 'postMessage')
  onTestFinished(() => {
    preparing.mockRestore()
    posting.mockRestore()
  })
  return () =>
    new Set([
      ...preparing.mock.calls.map(([text]) => text),
      ...posting.mock.calls.flatMap(([message]) =>
        isGroup(message) ? message.flat().map(({ sql }) => sql) : [],
      ),
    ])
}

function isGroup(message: unknown): message is Group {
  return Array.isArray(message)
}

export function explainAll(texts: ReadonlySet<string>, database: object): Plan[] {
  const file = 'file' in database ? String(database.file) : ''
  using opened = new DatabaseSync(file, { readOnly: true })
  return [...texts]
    .filter(text => !/^\s*(?:pragma|explain|begin|commit)/i.test(text))
    .map(text => {
      const steps = opened.prepare(`explain query plan ${text}`).all()
      return { text, steps: steps.map(({ detail }) => String(detail)) }
    })
}
