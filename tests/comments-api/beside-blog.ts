import { internet, publicAddress, startStranger } from './outside.ts'
import { type Settings, startService, toJson } from './service.ts'

export const day = 24 * 60 * 60 * 1000
const page = '<!doctype html><link rel="alternate" type="application/rss+xml" href="/feed">'
export const rss = (title: string, link: string) =>
  `<rss version="2.0"><channel><item><title>${title}</title><link>${link}</link></item></channel></rss>`
export const quills = { title: 'On quills', url: 'https://noor.example/quills' }
export const ink = { title: 'On ink', url: 'https://noor.example/ink' }

type Said = { readonly type: string; readonly text: string; readonly status?: number }
type Latest = Partial<Settings['config']>

/** Starts the service, and Noor's site, on which something new appears. */
export async function startBesideBlog(config: Latest = {}, more: Partial<Settings> = {}) {
  const asked: string[] = []
  const blog: Record<string, Said> = {
    '/': { type: 'text/html', text: page },
    '/feed': { type: 'application/rss+xml', text: rss(quills.title, quills.url) },
  }
  const { port } = await startStranger((request, response) => {
    asked.push(`${request.headers.host}${request.url}`)
    const {
      type,
      text,
      status = 200,
    } = blog[request.url ?? ''] ?? { type: 'text/html', text: '', status: 404 }
    response.writeHead(status, { 'content-type': type }).end(text)
  })
  const world = internet({ 'noor.example': [publicAddress] }, port)
  const service = await startService({
    ...more,
    config: { moderation: 'none', latestPost: true, ...config },
    world,
  })
  const wish = { ...toJson({ name: 'Noor', url: 'http://noor.example/' }), latestPost: true }
  const send = async (words = {}, to = 'rome') => {
    const answer = await service.post(`/api/threads/${to}/comments`, { ...wish, ...words })
    await service.settle()
    return (await answer.json()) as { comment: { id: string }; editToken: string }
  }
  const shown = async (from = 'rome') =>
    (await service.read(from)).comments.map(({ author }) => author.latestPost)
  const feed = (text: string) => {
    blog['/feed'] = { type: 'application/rss+xml', text }
  }
  return { ...service, asked, blog, send, shown, feed }
}
