import type { NetlifyFile } from './schema.ts'

/** The settings of [build] or of one context. A context inherits from [build] what it does not set itself. */
export type Setting = {
  readonly path: readonly string[]
  /** The setting that the context changes. */
  readonly key: 'publish' | 'command'
  readonly publish: string | undefined
  readonly command: string | undefined
}

export function settingsOf({ build = {}, context = {} }: NetlifyFile): Setting[] {
  const { publish, command } = build
  const own = Object.entries(context)
    .map(([name, { build: nested, ...settings }]) => ({
      name,
      settings: { ...nested, ...settings },
    }))
    .filter(({ settings }) => (settings.publish ?? settings.command) !== undefined)
  return [
    { path: ['build'], key: 'publish', publish, command },
    ...own.map(({ name, settings }) => ({
      path: ['context', name],
      key: settings.publish === undefined ? ('command' as const) : ('publish' as const),
      publish: settings.publish ?? publish,
      command: settings.command ?? command,
    })),
  ]
}
