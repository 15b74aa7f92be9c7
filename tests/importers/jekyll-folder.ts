import { importSite } from './old-site.ts'

export const config = 'url: https://old.example\nbaseurl: /blog\ntimezone: Europe/Rome\n'

export function importFolder(files: Readonly<Record<string, string>>) {
  return importSite('jekyll', { '_config.yml': config, ...files })
}

/** A file with front matter. */
export function text(front: string, body = 'Words.'): string {
  return `---\ntitle: A title\n${front}---\n${body}\n`
}
