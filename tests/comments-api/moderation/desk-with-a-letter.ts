import { ownPage, signInModerator } from '../moderator.ts'
import { idOf, startService } from '../service.ts'

export async function openDesk() {
  const service = await startService()
  const moderator = await signInModerator(service)
  const id = await idOf(await service.submit('rome', { body: 'A letter.' }))
  return { service, moderator, id, headers: { ...ownPage, cookie: moderator.cookie } }
}
