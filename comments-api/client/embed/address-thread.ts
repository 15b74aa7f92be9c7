import type { Setting } from './setting.ts'

/** Completes the skeleton as a build would: which post it belongs to, where its service is, and who reads it. */
export function addressThread(section: HTMLElement, setting: Setting): void {
  const { thread, service, title, reader, order, depth, zone, withheld } = setting
  const address = `${service}/api/threads/${encodeURIComponent(thread)}`
  const action = `${address}/comments`
  Object.assign(section.dataset, { thread, action, reader, order, depth, zone })
  section.setAttribute('aria-busy', 'true')
  section.querySelector(`.order [value="${order}"]`)?.setAttribute('checked', '')
  section.querySelector('form')?.setAttribute('action', action)
  section
    .querySelector<HTMLTemplateElement>('#comment-template')
    ?.content.querySelector('.reply')
    ?.setAttribute('href', `${address}/reply?to=`)
  for (const name of section.querySelectorAll('.what-happens-next bdi, .outcome bdi')) {
    name.replaceChildren(reader)
  }
  const about = section.querySelector('#responses-to')
  nameTitle(about?.querySelector('bdi'), title)
  if (title === '') about?.remove()
  for (const field of withheld) section.querySelector(`[name=${field}]`)?.closest('p')?.remove()
}

/** In the page's language, whatever the conversation's is. */
function nameTitle(place: HTMLElement | null | undefined, title: string): void {
  if (!place) return
  place.lang = document.documentElement.lang
  place.removeAttribute('dir')
  place.replaceChildren(title)
}
