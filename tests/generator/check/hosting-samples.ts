import { checkHostingFiles } from '../../../generator/check/output/hosting-files/check-hosting-files.ts'
import { createPublished, said } from './published-folder.ts'

const pages = { 'index.html': '', 'a/index.html': '', 'b.html': '', '404.html': '' }

/** The mistakes in the hosting files of a site with these pages. */
export function mistakesInHosting(files: Readonly<Record<string, string>>): string[] {
  using published = createPublished({ ...pages, ...files })
  return said(checkHostingFiles(published.site))
}
