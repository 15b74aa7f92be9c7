import { importSite } from './old-site.ts'

export const config = 'url: https://old.example/blog\nroot: /blog/\ntimezone: Europe/Rome\n'

/** Below the settings of a small site, which `files` may replace. */
export function importFolder(files: Readonly<Record<string, string>>) {
  return importSite('hexo', { '_config.yml': config, ...files })
}

export function text(front: string, body = 'Words.'): string {
  return `---\ntitle: A title\ndate: 2014-01-14 17:31:03\n${front}---\n${body}\n`
}
