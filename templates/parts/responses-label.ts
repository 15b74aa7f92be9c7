export function responsesLabel(count: number): string {
  return count === 1 ? '1 response' : `${count} responses`
}
