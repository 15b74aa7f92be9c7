import { z } from 'zod'
import { readMoment } from '../../outside/read-moment.ts'
import type { Entry } from './entry.ts'

const text = z.string().catch('')
const Feed = z.object({
  items: z.array(
    z
      .object({ title: text, url: text, date_published: text })
      .catch({ title: '', url: '', date_published: '' }),
  ),
})

/** https://www.jsonfeed.org/version/1.1/ */
export function readJson(json: string): Entry[] {
  return Feed.parse(JSON.parse(json)).items.map(({ title, url, date_published }) => {
    return { title, url, date: readMoment(date_published) }
  })
}
