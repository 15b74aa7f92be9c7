import type { Results, Row } from '../measure/results.ts'
import { showFigure } from '../measure/show-row.ts'
import { type Bar, drawPanels, type Panel } from './draw-panels.ts'

/**
 * Shows how long builds take compared with other generators, and how much of a bare server's speed the service reaches.
 */
export function drawChart({ rows }: Results): string {
  const builds = rows.filter(({ group }) => group === 'Time of builds by posts, plain set')
  const sizes = [...new Set(builds.map(({ size = 0 }) => size))].sort((a, b) => a - b)
  const panels = sizes.map(size => drawBuilds(builds.filter(row => row.size === size)))
  return drawPanels([...panels, ...drawService(rows)])
}

function drawBuilds(rows: readonly Row[]): Panel {
  const named = (what: string) => rows.filter(row => row.what === what)
  const ours = ['cold', 'a body edited', 'nothing changed'].flatMap(what =>
    named(what).map(({ median }) =>
      bar({ name: `Afterword, ${what}`, value: median, unit: 's', whose: 'ours' }),
    ),
  )
  const peers = named('cold').flatMap(row =>
    (row.against ?? []).map(({ peer, median }) =>
      bar({ name: `${peer}, cold`, value: median, unit: 's', whose: 'peer' }),
    ),
  )
  const posts = (rows[0]?.size ?? 0).toLocaleString('en')
  return { title: `Building ${posts} posts, seconds`, bars: [...ours, ...peers] }
}

function drawService(rows: readonly Row[]): Panel[] {
  const bars = rows
    .filter(({ group, unit }) => group === 'The service on SQLite' && unit === 'req/s')
    .flatMap(row => {
      const limit = row.against?.find(({ peer }) => peer === 'bare Fastify, same bytes')
      if (limit === undefined) return []
      return bar({ name: row.what, value: limit.ratio.median * 100, unit: '%', whose: 'ours' })
    })
  if (bars.length === 0) return []
  return [{ title: 'The service, of what a bare Fastify answers with the same bytes', bars }]
}

function bar({ unit, ...shown }: Omit<Bar, 'label'> & { readonly unit: string }): Bar {
  return { ...shown, label: showFigure(shown.value, unit) }
}
