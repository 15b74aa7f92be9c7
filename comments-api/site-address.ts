import { z } from 'zod'

export const siteAddress = z
  .string({ error: 'is missing; write the address of your site, such as https://blog.example/' })
  .refine(isWebAddress, {
    error: 'is not a web address; write it with https:// in front',
    abort: true,
  })
  .refine(isOpenToAll, 'has a name, a password, a ? or a # in it; write what readers open')
  .transform(text => folderOf(new URL(text)))

/** `https://ada.example/blog` is the folder `blog`, as browsers that follow it find out; `index.html` stands in one. */
function folderOf(url: URL): string {
  const isFile = /\.[^/]*$/.test(url.pathname)
  return isFile ? new URL('./', url).href : url.href.replace(/\/?$/, '/')
}

export function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text)
}

export function isThisMachine(hostname: string): boolean {
  return /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)
}

export function isLocal(address: string): boolean {
  if (!isWebAddress(address)) return false
  const { protocol, hostname } = new URL(address)
  return protocol === 'http:' && isThisMachine(hostname)
}

/** It stands in pages, feeds and mails, and the manifest is fetched below it. */
function isOpenToAll(text: string): boolean {
  // `search` and `hash` are empty also if nothing follows the ? or the #, and `href` still has it.
  const { username, password, href } = new URL(text)
  return `${username}${password}` === '' && !/[?#]/.test(href)
}
