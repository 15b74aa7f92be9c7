import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { drawPerformancePage } from '../../bench/report/performance-page.ts'

describe('the page about performance', () => {
  it('is drawn from the current results (else run: npx node docs/draw-performance.ts)', () => {
    const drawn = drawPerformancePage()

    const written = new Map([...drawn.keys()].map(path => [path, readFileSync(path, 'utf8')]))
    expect(written).toEqual(drawn)
  })
})
