import { writeFileSync } from 'node:fs'
import { drawPerformancePage } from '../bench/report/performance-page.ts'

/**
 * Draws the tables and the chart of docs/reference/performance.md
 * from the results beside it: npx node docs/draw-performance.ts
 */
for (const [path, text] of drawPerformancePage()) writeFileSync(path, text)
