import { html, type SafeHtml } from '../../../templates/html.ts'
import { statusNames } from '../desk/words.ts'
import type { Day } from './read.ts'

const width = 600
const height = 140
const gap = 2

/** Listed from bottom to top. */
const layers = ['approved', 'pending', 'spam'] as const

/** A bar for each day. The chart is hidden from screen readers, because the table below holds the same numbers. */
export function chart(days: readonly Day[]): SafeHtml {
  const highest = Math.max(1, ...days.map(totalOf))
  const step = width / days.length
  return html`<figure class="chart">
<svg viewBox="0 0 ${width} ${height}" aria-hidden="true" focusable="false" preserveAspectRatio="none">
${days.map((day, index) => bar(day, { x: index * step, width: step - gap, scale: height / highest }))}
</svg>
<figcaption><span>${days[0]?.day ?? ''}</span> <span>up to ${highest} a day</span> <span>today</span></figcaption>
<ul class="legend">${layers.map(of => html`<li class="${of}">${statusNames[of]}</li>`)}</ul>
</figure>`
}

type Place = { readonly x: number; readonly width: number; readonly scale: number }

function bar(day: Day, { x, width: wide, scale }: Place): SafeHtml {
  let top = height
  return html`${layers
    .filter(of => day[of] > 0)
    .map(of => {
      const high = day[of] * scale
      top -= high
      return html`<rect class="${of}" x="${round(x)}" y="${round(top)}" width="${round(wide)}" height="${round(high)}"/>`
    })}`
}

function totalOf(day: Day): number {
  return layers.reduce((total, of) => total + day[of], 0)
}

function round(length: number): number {
  return Math.round(length * 10) / 10
}
