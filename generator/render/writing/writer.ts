import type { SecondThread } from '../../content/together/second-thread.ts'
import type { SiteFacts } from '../../plan/showing/site-facts.ts'
import type { Hashes } from '../../publish/build-record.ts'
import type { IndexOptions } from '../../search/write-index.ts'
import { openHelper, type Task } from './helper.ts'
import type { SentPage } from './sent-page.ts'
import { openSite, type SiteWriter } from './write-site.ts'

export type Writer = {
  write(output: string, page: string): void
  /** Whether another thread waits for pages to print. */
  hasRoom(): boolean
  /** Has a page printed and written by that thread. */
  send(output: string, sent: SentPage): void
  /** Waits for that thread; answers with the pages that it could not print. */
  settle(): Promise<readonly string[]>
  /** After all pages: makes the index of the search out of them, and answers with their hashes. */
  finish(): Promise<Hashes>
}

export type WriterOptions = IndexOptions & {
  /** How many are going to be written. */
  readonly pages: number
  /** For printing; `null` where only Eleventy may. */
  readonly facts: SiteFacts | null
  readonly second: SecondThread
}

/** For fewer, starting a thread takes longer than it saves. Decision 114. */
const fewPages = 1_000

/** For fewer, that thread has hardly learned to print fast when all is printed: it only writes. Decision 100. */
const fewToPrint = 1_500

/** Two threads write pages, and print them where there are many: neither waits for the other. Decision 61. */
export function openWriter({ pages, facts, ...options }: WriterOptions): Writer {
  const site = openSite(options)
  if (pages < fewPages) return writeAlone(site)
  return writeTogether(site, { ...options, facts: pages < fewToPrint ? null : facts })
}

function writeAlone({ write, finish }: SiteWriter): Writer {
  return {
    write,
    hasRoom: () => false,
    send: () => {
      throw new Error('nobody has room')
    },
    settle: async () => [],
    finish: async () => finish(),
  }
}

function writeTogether(site: SiteWriter, options: Omit<WriterOptions, 'pages'>): Writer {
  const helper = openHelper(options, site.note)
  const order = (output: string, task: Task) => {
    const post = site.searched(output)
    const searched = post === undefined ? null : { title: post.title, tags: post.tags }
    helper.order({ output, searched, ...task })
  }
  return {
    write: (output, page) => {
      if (helper.hasRoom()) order(output, { page })
      else site.write(output, page)
    },
    hasRoom: () => options.facts !== null && helper.hasRoom(),
    send: (output, sent) => order(output, { sent }),
    settle: helper.finish,
    finish: async () => {
      await helper.finish()
      return site.finish()
    },
  }
}
