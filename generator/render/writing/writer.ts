import type { SecondThread } from '../../content/parallel/second-thread.ts'
import type { SiteFacts } from '../../plan/showing/site-facts.ts'
import type { Hashes } from '../../publish/record-outputs.ts'
import type { IndexOptions } from '../../search/write-index.ts'
import { openHelper, type Task } from './helper.ts'
import type { SentPage } from './sent-page.ts'
import { openSite, type SiteWriter } from './write-site.ts'

export type Writer = {
  write(output: string, page: string): void
  /** Whether the second thread prints, and fewer pages than `most` are waiting for it. */
  hasRoom(most: number): boolean
  /** Sends a page to that thread, which prints and writes it. */
  send(output: string, sent: SentPage): void
  /** Waits for that thread, and returns the pages that it could not print. */
  settle(): Promise<readonly string[]>
  /** Called after all pages. Makes the search index from them, and returns the hashes of everything written. */
  finish(): Promise<Hashes>
}

type WriterOptions = IndexOptions & {
  /** How many pages will be written. */
  readonly pages: number
  /** For printing; `null` if only Eleventy may print the pages of this site. */
  readonly facts: SiteFacts | null
  readonly second: SecondThread
}

/** With fewer pages, starting a thread takes longer than it saves. Decision 114. */
const fewPages = 1_000

/** With fewer pages, that thread only writes: V8 would hardly have optimised its printing by the end. Decision 100. */
const fewToPrint = 1_500

/** Finished pages that may wait for that thread. More would take memory for nothing. */
const mostFinished = 64

/** Two threads write pages and, if there are many, print them. Neither waits for the other. Decision 61. */
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
      if (helper.hasRoom(mostFinished)) order(output, { page })
      else site.write(output, page)
    },
    hasRoom: most => options.facts !== null && helper.hasRoom(most),
    send: (output, sent) => order(output, { sent }),
    settle: helper.finish,
    finish: async () => {
      await helper.finish()
      return site.finish()
    },
  }
}
