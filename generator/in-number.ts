export function inNumber(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}
