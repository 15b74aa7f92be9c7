/**
 * Far more than a service sends at once: 200 responses, or the versions of all conversations. What a broken proxy sends
 * without an end would fill the memory of the machine that builds.
 */
const most = 64 * 1024 * 1024

export async function readJson(answer: Response): Promise<unknown> {
  const decoder = new TextDecoder()
  let size = 0
  let text = ''
  // To leave the loop early ends the connection.
  for await (const part of answer.body ?? []) {
    size += part.length
    if (size > most) throw new Error(`${answer.url} sent more than 64 MiB`)
    text += decoder.decode(part, { stream: true })
  }
  return JSON.parse(text + decoder.decode())
}
