import { importInto, makeContent, makeFolder } from './moving-in.ts'
import { readImported } from './read-imported.ts'

type Files = Readonly<Record<string, string>>

/** Imports the folder of a site into an empty content folder. */
export async function importSite(source: string, files: Files) {
  const folder = makeFolder(files)
  const content = makeContent()
  const { report } = await importInto(content, [source, folder])
  return { folder, content, report, post: (file: string) => readImported(content, file) }
}

export const hugoConfig = "baseURL = 'https://old.example/blog/'\ntimeZone = 'Europe/Rome'\n"

/** Beside the site's own configuration. */
export function importHugo(files: Files) {
  return importSite('hugo', { 'hugo.toml': hugoConfig, ...files })
}

export function hugoText(front: string, body = 'Words.'): string {
  return `+++\ntitle = 'A title'\ndate = 2014-01-14T17:31:03+01:00\n${front}+++\n\n${body}\n`
}

export const eleventyConfig = `export default { dir: { input: "src" }, pathPrefix: "/blog/" }
process.exit(7)
`

/** Beside the site's own configuration. */
export function importEleventy(files: Files) {
  return importSite('eleventy', { 'eleventy.config.js': eleventyConfig, ...files })
}

export function eleventyText(front: string, body = 'Words.'): string {
  return `---\ntitle: A title\ndate: 2014-01-14\n${front}---\n${body}\n`
}
