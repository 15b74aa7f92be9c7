/** In mebibytes. Far more than a site or its service sends at once: a manifest, 200 responses, or all versions. */
const longest = 64

/** Reads no further than that: what a broken proxy sends without end would fill the memory of whoever asked. */
export async function readText(
  answer: Response,
  url: string,
  mebibytes = longest,
): Promise<string> {
  const decoder = new TextDecoder()
  let size = 0
  let text = ''
  // Leaving the loop early ends the connection.
  for await (const part of answer.body ?? []) {
    size += part.length
    if (size > mebibytes * 1024 * 1024) throw new Error(`${url} sent more than ${mebibytes} MiB`)
    text += decoder.decode(part, { stream: true })
  }
  return text + decoder.decode()
}
