import { z } from 'zod'

/**
 * The canonical form of MongoDB's JSON wraps every number:
 * https://www.mongodb.com/docs/manual/reference/mongodb-extended-json/
 */
const MongoNumber = z.union([
  z.object({ $numberLong: z.string() }).transform(({ $numberLong }) => $numberLong),
  z.object({ $numberInt: z.string() }).transform(({ $numberInt }) => $numberInt),
])

/** Databases of tables have numbers where others have text; MongoDB and LeanCloud wrap them in objects. */
const Text = z
  .union([
    z.string(),
    z.number().transform(String),
    MongoNumber,
    z.object({ $oid: z.string() }).transform(({ $oid }) => $oid),
    z.object({ iso: z.string() }).transform(({ iso }) => iso),
    z.object({ $date: z.union([z.string(), MongoNumber]) }).transform(({ $date }) => $date),
  ])
  .nullish()
  .transform(text => text ?? '')

const Ids = { objectId: Text, id: Text, _id: Text }

export const User = z
  .object({ ...Ids, display_name: Text, email: Text, url: Text, type: Text })
  .transform(({ objectId, id, _id, ...user }) => ({ ...user, id: objectId || id || _id }))
export type User = z.infer<typeof User>

export const Comment = z
  .object({
    ...Ids,
    user_id: Text,
    comment: Text,
    insertedAt: Text,
    createdAt: Text,
    link: Text,
    mail: Text,
    nick: Text,
    rid: Text,
    pid: Text,
    status: Text,
    /** True or 1, as the database has it. */
    sticky: Text.or(z.unknown()).transform(sticky => /^(?:1|t|true)$/i.test(String(sticky))),
    url: z.string().min(1),
  })
  .transform(({ objectId, id, _id, ...comment }) => ({ ...comment, id: objectId || id || _id }))
  .refine(({ id }) => id !== '')
