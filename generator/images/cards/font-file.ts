/** An OpenType file: https://learn.microsoft.com/typography/opentype/spec/otff. Offsets count from its start. */
export type FontFile = {
  readonly bytes: Buffer
  /** The offset of a table. Throws if the font has none of that name. */
  table(name: string): number
}

export function readFontFile(bytes: Buffer): FontFile {
  const tables = new Map(
    Array.from({ length: bytes.readUInt16BE(4) }, (_, position) => {
      const record = 12 + 16 * position
      return [bytes.toString('latin1', record, record + 4), bytes.readUInt32BE(record + 8)] as const
    }),
  )
  return {
    bytes,
    table: name => {
      const start = tables.get(name)
      if (start === undefined) throw new Error(`the font has no table "${name}"`)
      return start
    },
  }
}

/** Reads a list of 16-bit numbers. */
export function numbersAt(bytes: Buffer, start: number, count: number): number[] {
  return Array.from({ length: count }, (_, position) => bytes.readUInt16BE(start + 2 * position))
}
