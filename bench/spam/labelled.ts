import { readFile } from 'node:fs/promises'

/** A comment of a public collection, and whether people called it spam. */
export type Labelled = { readonly body: string; readonly isSpam: boolean }

/** Whether people called it spam, and whether it was found to be spam. */
export type Outcome = Pick<Labelled, 'isSpam'> & { readonly isFound: boolean }

/** Reads CSV with the columns CONTENT and CLASS (1 is spam), such as the UCI "YouTube Spam Collection". */
export async function readLabelled(files: readonly string[]): Promise<readonly Labelled[]> {
  const tables = await Promise.all(files.map(async file => parse(await readFile(file, 'utf8'))))
  return tables.flatMap(([head = [], ...rows]) => {
    const content = head.indexOf('CONTENT')
    const label = head.indexOf('CLASS')
    if (content < 0 || label < 0) throw new TypeError('a file has no columns CONTENT and CLASS')
    return rows
      .filter(row => row.length === head.length)
      .map(row => ({ body: row[content] ?? '', isSpam: row[label] === '1' }))
  })
}

/** A field ends at a comma or a line end, unless it is in quotation marks. */
function parse(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain = '', end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g,
  )) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain)
    if (end !== ',') rows.push([])
  }
  return rows
}
