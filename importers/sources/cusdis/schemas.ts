import { z } from 'zod'

const Text = z
  .union([z.string(), z.number(), z.boolean()])
  .nullish()
  .transform(text => String(text ?? ''))

/** What Cusdis calls a project. */
export const Project = z
  .object({ id: z.string(), title: Text, deletedAt: Text })
  .transform(({ id, title, deletedAt }) => ({ id, title, isDeleted: deletedAt !== '' }))

/** A page is known by the id that the site gave it, which may be its path. */
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

/** As the database names its columns, or as its API does. */
export const Comment = z
  .object({
    id: z.string().min(1),
    pageId: z.string(),
    /** In what its API answers. */
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

/** Its databases keep moments in UTC, and some of them do not say so. */
function inUtc(moment: string): string {
  return /^\d{4}-\d\d-\d\d[T ][\d:.]+$/.test(moment) ? `${moment}Z` : moment
}
