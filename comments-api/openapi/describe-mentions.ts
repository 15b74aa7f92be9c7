import { z } from 'zod'
import { ToldPosts, ToldTaken } from '../contract/told.ts'
import { type Description, form, json, limited, thread, unreadable } from './description.ts'

const xml = { 'text/xml': z.string() }

/** https://www.w3.org/TR/webmention/#sender-notifies-receiver asks for a form. */
const Webmention = z.object({ source: z.string(), target: z.string() })

/** https://archive.org/details/trackback-technical-specification, in whatever charset the type names. */
const TrackbackPing = z.object({
  url: z.string(),
  title: z.string().optional(),
  excerpt: z.string().optional(),
  blog_name: z.string().optional(),
})

/** Links from other sites, and whom ours told of its own. */
export const descriptionsOfMentions: Readonly<Record<string, Description>> = {
  'POST /api/webmention': {
    summary: 'Tell of a page elsewhere that links to a post',
    bodies: { [form]: Webmention, [json]: Webmention },
    answers: { 202: { says: 'The page will be checked', bodies: { 'text/plain': z.string() } } },
    problems: ['mention-refused', 'invalid-fields', 'no-manifest', ...unreadable, ...limited],
  },
  'POST /api/pingback': {
    summary: 'The same by XML-RPC; refusals are faults in the answer',
    bodies: xml,
    answers: { 200: { says: 'Thanks, or a fault', bodies: xml } },
    problems: ['no-manifest', ...unreadable, ...limited],
    problemBodies: xml,
  },
  'POST /api/trackback/:id': {
    summary: 'The same as older blogs do it; refusals are errors in the answer',
    bodies: { [form]: TrackbackPing },
    answers: { 200: { says: 'Thanks, or an error', bodies: xml } },
    problems: [...thread, ...unreadable, ...limited],
    problemBodies: xml,
  },
  'GET /api/trackback/:id': {
    summary: 'The mentions of a thread as RSS; changes nothing',
    answers: { 200: { says: 'The list, or an error', bodies: xml } },
    problems: [...thread, 'invalid-query', 'service-busy'],
    problemBodies: xml,
  },
  'GET /api/told': {
    summary: 'Whom the site told of its links',
    answers: { 200: { says: 'Posts in the order of their ids', bodies: { [json]: ToldPosts } } },
    problems: ['not-found', 'invalid-query', 'service-busy'],
    bearer: 'mentionsToken',
  },
  'PUT /api/told': {
    summary: 'Remember whom the site told, where nobody else wrote meanwhile',
    answers: { 200: { says: 'What was written', bodies: { [json]: ToldTaken } } },
    problems: ['not-found', 'invalid-fields', 'foreign-origin', ...unreadable, 'service-busy'],
    bearer: 'mentionsToken',
  },
}
