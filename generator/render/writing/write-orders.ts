import type { Body } from '../../plan/entries.ts'
import type { SiteFacts } from '../../plan/showing/site-facts.ts'
import { openVocabulary } from '../../search/vocabulary.ts'
import { openWeigher } from '../../search/weigh.ts'
import type { ToldWords } from '../../search/write-index.ts'
import type { KeptTexts } from '../kept-texts.ts'
import type { Done, Order, WritingTask } from './helper.ts'
import type { SentPage } from './sent-page.ts'
import { splitting } from './splitting.ts'
import { openFolder } from './write-pages.ts'

/** Writes the pages that are sent to the second thread. */
export async function writeOrders(
  { port, facts, staging }: WritingTask,
  kept: KeptTexts,
): Promise<void> {
  const print = facts === null ? refuse : await openPrinter(facts, kept)
  const folder = openFolder(staging)
  const tellWords = openTeller()
  const carryOut = (order: Order): Done => {
    const { output, searched } = order
    const page = 'page' in order ? order.page : print(order.sent)
    if (page === null) return { output, written: null }
    const hash = folder.write(output, page)
    return { output, written: { hash, words: searched && tellWords(searched, page) } }
  }
  port.on('message', (orders: readonly Order[]) => {
    port.postMessage(orders.map(carryOut))
    if (orders.length === 0) port.close()
  })
}

/** Returns `null` for a page that fails. The first thread then prints it again and reports the reason. */
type PrintSent = (sent: SentPage) => string | null

/** Imported late: a thread that only writes starts a tenth of a second earlier without it. */
async function openPrinter(facts: SiteFacts, kept: KeptTexts): Promise<PrintSent> {
  const { createPrinter } = await import('../print.ts')
  let sent: string | null = null
  const bodyOf = (source: string) => sent ?? kept.markdownOf(source)
  // What is sent was read by the first thread, perhaps later than what is kept here.
  const takeRendered = (body: Body) => (sent === null ? kept.takeRendered(body) : undefined)
  const print = createPrinter({ facts, bodyOf, lineOf: () => 1, takeRendered }, [])
  return ({ showing, text }) => {
    sent = text
    try {
      return print(showing)
    } catch {
      return null
    }
  }
}

function refuse(): never {
  throw new Error('pages of this site are printed by Eleventy')
}

/** Sends words as numbers, which takes a tenth of the time. */
function openTeller() {
  const vocabulary = openVocabulary()
  const weigh = openWeigher(splitting, vocabulary)
  let told = 0
  return (searched: NonNullable<Order['searched']>, page: string): ToldWords => {
    const weighed = weigh(searched, page)
    const learned = vocabulary.words.slice(told)
    told = vocabulary.words.length
    return { weighed, learned }
  }
}
