import type { CommentStatus } from '../../comments-api/comments/status.ts'
import { makeSignInLink } from '../../comments-api/moderation/sign-in/links.ts'
import { openSecret } from '../../comments-api/secret.ts'
import { openDatabase } from '../../comments-api/storage/open.ts'
import { carryOutHere } from './command.ts'
import { keptThreads } from './kept-threads.ts'
import type { Service } from './service.ts'

export const ownPage = { origin: 'http://localhost:8080' }

/** Makes a link beside the running service, as `npm run comments -- moderator` prints it. */
export async function makeLink({ config, clock }: Service): Promise<string> {
  const database = await openDatabase(config.database, { threads: keptThreads })
  const secret = openSecret(config, clock)
  const link = await makeSignInLink({ database, world: clock, secret }, config.site)
  await database.close()
  return new URL(link).pathname
}

export async function signInModerator(service: Service, link?: string) {
  const ofSite = { origin: new URL(service.config.site).origin }
  const entered = await service.postForm(link ?? (await makeLink(service)), {}, ofSite)
  const cookie = entered.headers.getSetCookie()[0]?.split(';', 1)[0] ?? ''
  const headers = { ...ofSite, cookie }
  const page = async (path: string) => (await service.ask(path, { headers: { cookie } })).text()
  const press = (path: string, fields: Record<string, string> = {}) =>
    service.postForm(path, fields, headers)
  return {
    cookie,
    page,
    press,
    /** Presses a button, and reads the page that follows. */
    pressAndRead: async (path: string, fields: Record<string, string> = {}) =>
      page((await press(path, fields)).headers.get('location') ?? ''),
    desk: (query = '') => page(`/admin/${query}`),
    decide: (id: string, status: CommentStatus, back = '') =>
      press(`/admin/comments/${id}`, { status, back }),
    section: (path: string) => page(`/admin/${path}`),
    post: press,
    /** Sends as a program does. */
    send: (path: string, body: unknown) => service.post(`/api/admin${path}`, body, headers),
    leave: () => press('/admin/leave'),
  }
}

/** Signs in somebody else than the owner. The command makes its links by the real clock. */
export async function signInBo(service: Service): Promise<Moderator> {
  const words = ['moderator', 'add', 'Bo Berg', 'bo@blog.example']
  const { printed } = await carryOutHere(service.folder, words)
  return signInModerator(service, /\/admin\/enter\/\S+/.exec(printed)?.[0])
}

export type Moderator = Awaited<ReturnType<typeof signInModerator>>

/** The address of the button that undoes what the page reports. */
export function undoOf(page: string): string {
  return /action="(\/admin\/undo\/[^"]+)"/.exec(page)?.[1] ?? ''
}
