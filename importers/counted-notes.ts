type CountedNote = { readonly where: string; readonly message: string }

export type CountedNotes = {
  add(where: string, message: string): void
  notes(): CountedNote[]
}

/** Notes that most texts of a site may cause: each is given once, with the first text and the number of the others. */
export function createCountedNotes(): CountedNotes {
  const counted = new Map<string, { readonly where: string; count: number }>()
  return {
    add(where, message) {
      counted.getOrInsert(message, { where, count: 0 }).count += 1
    },
    notes: () =>
      [...counted].map(([message, { where, count }]) => ({
        where: count === 1 ? where : `${where}, and ${(count - 1).toLocaleString('en')} more`,
        message,
      })),
  }
}
