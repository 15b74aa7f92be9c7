import { z } from 'zod'
import {
  CommentEdit,
  NewComment,
  NewCommentForm,
  OwnComment,
  Submitted,
} from '../contract/submission.ts'
import { WireThread, WireVersions } from '../contract/thread.ts'
import { descriptionsOfMentions } from './describe-mentions.ts'
import {
  cached,
  type Description,
  feed,
  form,
  json,
  limited,
  page,
  problem,
  refused,
  thread,
  unreadable,
} from './description.ts'

/** Every public route, by method and path as Fastify knows it; a test compares them both ways. */
export const descriptions: Readonly<Record<string, Description>> = {
  'GET /api/threads/:id/comments': {
    summary: 'A thread: its newest comments, or what changed since a version',
    answers: {
      200: { says: 'The thread', bodies: { [json]: WireThread }, headers: cached },
      304: { says: 'It is as it was', headers: cached },
    },
    problems: [...thread, 'invalid-query', 'service-busy'],
  },
  'POST /api/threads/:id/comments': {
    summary: 'Write a comment, as a script or as a plain form',
    bodies: { [json]: NewComment, [form]: NewCommentForm },
    answers: {
      201: { says: 'It is public now', bodies: { [json]: Submitted }, headers: ['Location'] },
      202: { says: 'A moderator reads it first', bodies: { [json]: Submitted } },
      303: { says: 'Of a form: back to the article', headers: ['Location'] },
    },
    problems: [
      ...thread,
      'thread-closed',
      'proof-of-work-required',
      'duplicate-comment',
      ...refused,
      ...limited,
    ],
    problemBodies: { [problem]: z.unknown(), ...page },
  },
  'GET /api/threads/:id/reply': {
    summary:
      'For readers without scripts: the form on a page of its own, to answer a comment or the post',
    answers: {
      200: { says: 'The page', bodies: page },
      403: { says: 'The conversation is closed', bodies: page },
      404: { says: 'There is no such comment to answer', bodies: page },
    },
    problems: [...thread, 'invalid-query', ...limited],
  },
  'GET /api/comments/:id': {
    summary: 'A comment, for its author',
    answers: { 200: { says: 'The comment', bodies: { [json]: OwnComment } } },
    problems: ['unknown-comment', ...limited],
    bearer: 'editToken',
  },
  'PATCH /api/comments/:id': {
    summary: 'Change a comment, as its author',
    bodies: { [json]: CommentEdit },
    answers: {
      200: { says: 'As it is now', bodies: { [json]: OwnComment } },
      202: { says: 'A moderator reads it first', bodies: { [json]: OwnComment } },
    },
    problems: [
      'unknown-comment',
      'proof-of-work-required',
      'duplicate-comment',
      'thread-closed',
      'no-manifest',
      'unknown-thread',
      ...refused,
      ...limited,
    ],
    bearer: 'editToken',
  },
  'DELETE /api/comments/:id': {
    summary: 'Delete a comment, as its author',
    answers: { 204: { says: 'Its words and its author’s name are gone' } },
    problems: ['unknown-comment', 'foreign-origin', ...unreadable, ...limited],
    bearer: 'editToken',
  },
  'GET /api/threads': {
    summary: 'The version of every thread that has one above 0',
    answers: {
      200: { says: 'The versions', bodies: { [json]: WireVersions }, headers: ['Cache-Control'] },
    },
    problems: ['service-busy'],
  },
  'GET /api/threads/:id/feed.xml': {
    summary: 'The newest comments of a thread as Atom',
    answers: {
      200: { says: 'The feed', bodies: feed, headers: cached },
      304: { says: 'It is as it was', headers: cached },
    },
    problems: [...thread, 'service-busy'],
  },
  'GET /api/feed.xml': {
    summary: 'The newest comments of all threads as Atom',
    answers: {
      200: { says: 'The feed', bodies: feed, headers: cached },
      304: { says: 'It is as it was', headers: cached },
    },
    problems: ['no-manifest', 'service-busy'],
  },
  'GET /api/counts': {
    summary: 'How many comments threads have',
    answers: {
      200: {
        says: 'The counts, by thread',
        bodies: { [json]: z.record(z.string(), z.int().nonnegative()) },
        headers: ['Cache-Control'],
      },
    },
    problems: ['invalid-query', 'service-busy'],
  },
  'POST /api/preview': {
    summary: 'What a body would look like',
    answers: {
      200: {
        says: 'The body as it would be stored',
        bodies: { [json]: z.object({ html: z.string() }) },
      },
    },
    problems: [...refused, 'too-many-requests'],
  },
  'GET /api/form': {
    summary: 'The time, signed, for a form',
    answers: { 200: { says: 'The stamp', bodies: { [json]: z.object({ stamp: z.string() }) } } },
    problems: ['too-many-requests'],
  },
  'GET /api/form.css': {
    summary: 'The stylesheet of the pages for readers without scripts',
    answers: { 200: { says: 'The stylesheet', bodies: { 'text/css': z.string() } } },
    problems: [],
  },
  'GET /api/link/:token': {
    summary: 'What a link in a mail opens; changes nothing',
    answers: {
      200: { says: 'A page with one button', bodies: page },
      404: { says: 'The link does not work', bodies: page },
    },
    problems: ['service-busy'],
    problemBodies: page,
  },
  'POST /api/link/:token': {
    summary: 'Does what a link in a mail is for',
    bodies: { [form]: z.record(z.string(), z.string()) },
    answers: {
      200: { says: 'What was done', bodies: page },
      404: { says: 'The link does not work', bodies: page },
      409: { says: 'The response was changed meanwhile, and is shown once more', bodies: page },
      422: { says: 'The page with what is to be corrected', bodies: page },
    },
    problems: [...unreadable, ...limited],
    problemBodies: page,
  },
  ...descriptionsOfMentions,
  'GET /api/healthz': {
    summary: 'The process answers',
    answers: {
      200: { says: 'It does', bodies: { [json]: z.object({ status: z.literal('ok') }) } },
    },
    problems: [],
  },
  'GET /api/readyz': {
    summary: 'It can write, and knows the threads',
    answers: {
      200: {
        says: 'It is ready',
        bodies: {
          [json]: z.object({ status: z.literal('ready'), queueSeconds: z.int().nonnegative() }),
        },
      },
    },
    problems: ['service-busy', 'no-manifest'],
  },
  'GET /api/openapi.json': {
    summary: 'This description',
    answers: {
      200: { says: 'OpenAPI 3.1', bodies: { [json]: z.record(z.string(), z.unknown()) } },
    },
    problems: [],
  },
}
