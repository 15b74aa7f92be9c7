import type { CommentStatus } from '../../comments-api/comments/status.ts'
import { makeSignInLink } from '../../comments-api/moderation/sign-in.ts'
import { openSecret } from '../../comments-api/secret.ts'
import { openDatabase } from '../../comments-api/storage/open.ts'
import type { Service } from './service.ts'

export const ownPage = { origin: 'http://localhost:8080' }

/** A link as `npm run comments -- moderator` prints it, made beside the running service. */
export async function makeLink({ config, clock }: Service): Promise<string> {
  const database = await openDatabase(config.database)
  const secret = openSecret(config, clock)
  const link = await makeSignInLink({ database, world: clock, secret }, config.site)
  await database.close()
  return new URL(link).pathname
}

export async function signInModerator(service: Service) {
  const entered = await service.postForm(await makeLink(service), {}, ownPage)
  const cookie = entered.headers.getSetCookie()[0]?.split(';', 1)[0] ?? ''
  const headers = { ...ownPage, cookie }
  return {
    cookie,
    desk: async (query = '') =>
      (await service.ask(`/admin/${query}`, { headers: { cookie } })).text(),
    decide: (id: string, status: CommentStatus) =>
      service.postForm(`/admin/comments/${id}`, { status, from: 'pending' }, headers),
    room: async (path: string) =>
      (await service.ask(`/admin/${path}`, { headers: { cookie } })).text(),
    post: (path: string, fields: Record<string, string>) => service.postForm(path, fields, headers),
    leave: () => service.postForm('/admin/leave', {}, headers),
  }
}
