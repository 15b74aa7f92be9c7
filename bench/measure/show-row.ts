import type { Row } from './results.ts'

export function nameOf({ what, size }: Row): string {
  return size === undefined ? what : `${what}, ${size.toLocaleString('en')}`
}

export function showFigure(figure: number, unit: string): string {
  return `${showNumber(figure)} ${unit}`.trimEnd()
}

/** Empty if there was only one round. */
export function showSpread({
  rounds,
  spread: [low, high],
}: Pick<Row, 'rounds' | 'spread'>): string {
  return rounds.length > 1 ? `${showNumber(low)} to ${showNumber(high)}` : ''
}

export function showNumber(value: number): string {
  if (Number.isInteger(value) || value >= 100) return Math.round(value).toLocaleString('en')
  return value >= 10 ? value.toFixed(1) : value.toFixed(2)
}
