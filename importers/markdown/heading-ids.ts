const written =
  /^(#{1,6}[ \t]+)(.{1,500}?)[ \t]*\{:?[ \t]*(?:\.[\w-]+[ \t]+){0,5}#([\w:.-]+)[^}\n]{0,200}\}[ \t]*$/gm

/** Turns `## Words {#id}` into a heading with an anchor, because others may link to it. Only for text outside code. */
export function keepHeadingIds(text: string): string {
  return text.replace(
    written,
    (_, signs: string, words: string, id: string) => `${signs}<a id="${id}"></a>${words}`,
  )
}
