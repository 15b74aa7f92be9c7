import { readMentionsDesk, startBesideStranger, target } from '../mentioning.ts'
import type { Settings } from '../service.ts'

export const from = (number: number) => ({ source: `http://ada.example/notes/${number}`, target })

/** The service after its moderator has approved the first mention of Ada's site. */
export async function startKnowing(settings: Settings = {}) {
  const service = await startBesideStranger(settings)
  await service.sendAndCheck(from(1))
  const desk = await readMentionsDesk(service)
  await desk.decide('approved')
  return { service, desk }
}
