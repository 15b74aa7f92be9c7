const bareUrl = /https?:\/\/[^\s<>"'`|\\]+/gi
const trailing = /[.,;:!?*_~]$/

/** Finds the addresses in plain text that readers can follow. */
export function* bareUrlsIn(
  text: string,
): Generator<{ readonly index: number; readonly url: string }> {
  for (const { index, 0: found } of text.matchAll(bareUrl)) {
    yield { index, url: withoutTrailing(found) }
  }
}

/** "(see https://a.example/b)." ends the sentence and closes the bracket, not the address. */
function withoutTrailing(url: string): string {
  let end = url.length
  let opened = count(url, '(') - count(url, ')')
  while (end > 0) {
    const closes = url[end - 1] === ')' && opened < 0
    if (!closes && !trailing.test(url[end - 1] ?? '')) break
    if (closes) opened += 1
    end -= 1
  }
  return url.slice(0, end)
}

function count(text: string, character: string): number {
  return text.split(character).length - 1
}
