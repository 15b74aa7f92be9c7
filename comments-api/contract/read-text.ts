/** Far more than a site or its service sends at once: a manifest, 200 responses, or the versions of all conversations. */
const longest = 64 * 1024 * 1024

/** Reads no further than that: what a broken proxy sends without end would fill the memory of whoever asked. */
export async function readText(answer: Response, url: string): Promise<string> {
  const decoder = new TextDecoder()
  let size = 0
  let text = ''
  // Leaving the loop early ends the connection.
  for await (const part of answer.body ?? []) {
    size += part.length
    if (size > longest) throw new Error(`${url} sent more than 64 MiB`)
    text += decoder.decode(part, { stream: true })
  }
  return text + decoder.decode()
}
