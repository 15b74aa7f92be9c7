import { html } from '../../templates/html.ts'

export type Bar = {
  readonly name: string
  readonly value: number
  readonly label: string
  readonly whose: 'ours' | 'peer'
}

export type Panel = { readonly title: string; readonly bars: readonly Bar[] }

const width = 760
const names = 230
const longest = 430
const line = 24
const heading = 44

/** Draws bars below each other. Each panel has a scale of its own, which begins at 0. */
export function drawPanels(panels: readonly Panel[]): string {
  const tops = panels.map((_, position) => sum(panels.slice(0, position).map(heightOf)))
  const height = sum(panels.map(heightOf)) + 12
  return `${html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title">
<title id="title">${panels.map(({ title }) => title).join('; ')}</title>
<style>
text { font: 14px Charter, Georgia, serif; fill: #2b2520 }
.paper { fill: #fbf7ee }
.title { font-weight: bold }
.name { text-anchor: end }
.ours { fill: #7a1f2b }
.peer { fill: #b8a88f }
@media (prefers-color-scheme: dark) { .paper { fill: #1d1a17 } text { fill: #ece3d2 } .ours { fill: #e0826b } .peer { fill: #7d7263 } }
</style>
<rect class="paper" width="${width}" height="${height}"/>
${panels.map((panel, position) => drawPanel(panel, tops[position] ?? 0))}</svg>`}\n`
}

function drawPanel({ title, bars }: Panel, top: number) {
  const most = Math.max(...bars.map(({ value }) => value))
  return html`<text class="title" x="12" y="${top + 30}">${title}</text>
${bars.map((bar, position) => drawBar(bar, { most, y: top + heading + position * line }))}`
}

function drawBar(bar: Bar, { most, y }: { readonly most: number; readonly y: number }) {
  const length = Math.max(1, Math.round((bar.value / most) * longest))
  return html`<text class="name" x="${names}" y="${y + 13}">${bar.name}</text>
<rect class="${bar.whose}" x="${names + 8}" y="${y}" width="${length}" height="17"/>
<text x="${names + 16 + length}" y="${y + 13}">${bar.label}</text>
`
}

function heightOf({ bars }: Panel): number {
  return heading + bars.length * line
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
