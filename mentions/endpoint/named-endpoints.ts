import { z } from 'zod'

/** Absolute addresses. */
export const NamedEndpoints = z.object({
  webmention: z.string().nullable(),
  pingback: z.string().nullable(),
})
export type NamedEndpoints = z.infer<typeof NamedEndpoints>
