import { KnownRecords } from '../../known-records.ts'
import type { Found, Input, Source } from '../../source.ts'
import { readComments } from '../../tables/read-comments.ts'
import { composeComment, type KnownPage } from './compose-comment.ts'
import { Page, Project } from './schemas.ts'
import { Sites } from './sites.ts'
import { tables } from './tables.ts'

/** https://cusdis.com has no export, but whoever runs it has its database. */
export const cusdis: Source = {
  name: 'cusdis',
  reads: 'its database of SQLite, a dump of it (SQL), or its tables as JSON: comments',
  hasSites: true,
  read,
}

async function* read({ path, site: wanted, tellOfFirstPass }: Input): AsyncGenerator<Found> {
  using pages = new KnownRecords<KnownPage>()
  const sites = new Sites()
  let site: string | null = null
  tellOfFirstPass()
  yield* readComments({
    path,
    tables,
    advice:
      'holds no comments of Cusdis: give its database of SQLite, a dump of its database, or its tables "pages" and "comments" as JSON',
    know: (value, table) => {
      const project = table === 'projects' ? Project.safeParse(value).data : undefined
      if (project !== undefined) sites.add(project.id, project)
      const page = table === 'pages' ? Page.safeParse(value).data : undefined
      if (page === undefined) return
      pages.add(page.id, page)
      if (page.site !== '') sites.addPage(page.site)
    },
    settle: () => {
      site = sites.choose(path, wanted)
    },
    compose: value => composeComment(value, { pages, site, hasOtherSites: sites.areSeveral() }),
  })
}
