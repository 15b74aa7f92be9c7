import { buildSync } from 'esbuild'
import { expect, it } from 'vitest'
import { trustHtml } from '../../templates/html.ts'
import { basePage } from '../../templates/layouts/base.ts'
import { launchBrowser } from '../browser.ts'
import { site } from './samples.ts'

const styles = buildSync({
  entryPoints: ['templates/styles/index.css'],
  bundle: true,
  write: false,
}).outputFiles[0]?.text

const framed = { title: 'A', description: '', url: '/a/', canonical: 'https://blog.example/a/' }

it('sets the footer links of an Arabic page in order, apart, and aligned at one edge', async () => {
  const names = ['Imprint', 'Privacy', 'Mastodon', 'Colophon', 'Now', 'Licence']
  const footer = names.map(title => ({ title, url: `/${title.length}/` }))
  const markup = `${basePage({ ...site, language: 'ar', footer }, framed, trustHtml(''))}`
  await using browser = await launchBrowser()
  const page = await browser.newPage({ viewport: { width: 320, height: 600 } })

  await page.setContent(markup.replace('</head>', () => `<style>${styles}</style></head>`))
  const boxes = await page.evaluate(() =>
    [...document.querySelectorAll('.site-footer p:nth-child(2) a')].map(link => {
      const { left, right, top } = link.getBoundingClientRect()
      return { left, right, top }
    }),
  )

  const lines = [...Map.groupBy(boxes, ({ top }) => top).values()]
  expect(lines.length).toBeGreaterThan(1)
  expect(new Set(lines.map(([first]) => first?.right)).size).toBe(1)
  const gaps = lines.flatMap(line =>
    line.slice(1).map(({ right }, position) => (line[position]?.left ?? 0) - right),
  )
  expect(gaps.filter(gap => gap < 10)).toEqual([])
})
