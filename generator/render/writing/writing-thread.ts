import { workerData } from 'node:worker_threads'
import type { SiteFacts } from '../../plan/showing/site-facts.ts'
import { openVocabulary } from '../../search/vocabulary.ts'
import { openWeigher } from '../../search/weigh.ts'
import type { ToldWords } from '../../search/write-index.ts'
import type { Printer } from '../print.ts'
import type { Done, Errand, Order } from './helper.ts'
import { splitting } from './splitting.ts'
import { openFolder } from './write-pages.ts'

const { port, facts, staging }: Errand = workerData
const folder = openFolder(staging)
const vocabulary = openVocabulary()
const weigh = openWeigher(splitting, vocabulary)
let told = 0
let text = ''
let print: Printer = refuse
void begin()

/** An error in it ends the thread. It is a function, since the thread's bundled script cannot await at its top. */
async function begin(): Promise<void> {
  if (facts !== null) print = await openPrinter(facts)
  port.on('message', (orders: readonly Order[]) => {
    if (orders.length === 0) port.close()
    else port.postMessage(orders.map(carryOut))
  })
}

/** Imported only here: a thread that writes what Eleventy rendered begins a tenth of a second earlier. */
async function openPrinter(facts: SiteFacts): Promise<Printer> {
  const { createPrinter } = await import('../print.ts')
  return createPrinter({ facts, bodyOf: () => text, lineOf: () => 1 }, [])
}

function refuse(): never {
  throw new Error('pages of this site are printed by Eleventy')
}

function carryOut(order: Order): Done {
  const { output, searched } = order
  const page = pageOf(order)
  if (page === null) return { output, written: null }
  const hash = folder.write(output, page)
  return { output, written: { hash, words: searched && tellWords(searched, page) } }
}

/** Numbers take a tenth of the time that words take to be sent. */
function tellWords(searched: NonNullable<Order['searched']>, page: string): ToldWords {
  const weighed = weigh(searched, page)
  const learned = vocabulary.words.slice(told)
  told = vocabulary.words.length
  return { weighed, learned }
}

/** `null` for a page that fails: the other thread prints it once more, and reports why it fails. */
function pageOf(order: Order): string | null {
  if ('page' in order) return order.page
  text = order.sent.text
  try {
    return print(order.sent.showing)
  } catch {
    return null
  }
}
