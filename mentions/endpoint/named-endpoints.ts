import { z } from 'zod'

/** The endpoints that a page names, as absolute addresses. */
export const NamedEndpoints = z.object({
  webmention: z.string().nullable(),
  pingback: z.string().nullable(),
})
export type NamedEndpoints = z.infer<typeof NamedEndpoints>
