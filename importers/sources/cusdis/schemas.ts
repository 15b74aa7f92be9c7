import { z } from 'zod'

const Text = z
  .union([z.string(), z.number(), z.boolean()])
  .nullish()
  .transform(text => String(text ?? ''))

/** A site, which Cusdis calls a project. Unlike a comment's, the name of its column is `deleted_at`. */
export const Project = z
  .object({ id: z.string(), title: Text, deletedAt: Text, deleted_at: Text })
  .transform(({ id, title, deletedAt, deleted_at }) => ({
    id,
    title,
    isDeleted: deletedAt !== '' || deleted_at !== '',
  }))

/** A page is identified by the id that the site gave it, which may be its path. */
export const Page = z
  .object({ id: z.string(), slug: Text, url: Text, projectId: Text })
  .transform(({ id, slug, url, projectId }) => ({
    id,
    site: projectId,
    reference: {
      ids: slug === '' ? [] : [slug],
      urls: [url, /^(?:https?:\/)?\//.test(slug) ? slug : ''].filter(one => one !== ''),
    },
  }))

/** A comment, with the names of the database's columns or those of the API. */
export const Comment = z
  .object({
    id: z.string().min(1),
    pageId: z.string(),
    /** Only in what the API answers. */
    page: Page.nullish().catch(null),
    created_at: Text,
    createdAt: Text,
    deletedAt: Text,
    moderatorId: Text,
    by_email: Text,
    by_nickname: Text,
    content: Text,
    approved: Text,
    parentId: Text,
  })
  .transform(({ created_at, createdAt, approved, ...comment }) => ({
    ...comment,
    createdAt: inUtc(created_at || createdAt),
    isApproved: /^(?:1|t|true)$/.test(approved),
  }))

/** Cusdis keeps moments in UTC, but some of its databases do not say so. */
function inUtc(moment: string): string {
  return /^\d{4}-\d\d-\d\d[T ][\d:.]+$/.test(moment) ? `${moment}Z` : moment
}
