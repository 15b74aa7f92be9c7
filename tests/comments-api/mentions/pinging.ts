import { source, startBesideStranger, target } from '../mentioning.ts'

export const form = 'application/x-www-form-urlencoded'
export const plainPage = `<title>Ada's Blog: Notes on Rome</title><a href="${target}">Rome</a>`

export async function startPinging(settings: Parameters<typeof startBesideStranger>[0] = {}) {
  const service = await startBesideStranger(settings)
  async function ping(body: string, type = form, to = 'rome') {
    const init = { method: 'POST', headers: { 'content-type': type }, body }
    const response = await service.ask(`/api/trackback/${to}`, init)
    await service.settle()
    const text = await response.text()
    return { response, text, error: /<error>(\d)<\/error>/.exec(text)?.[1] }
  }
  const url = `url=${encodeURIComponent(source)}`
  return { ...service, ping, url }
}
