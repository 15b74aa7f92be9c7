import { nearestTo } from '../../nearest-to.ts'
import type { Said } from './diagnose.ts'

/** Understood by every browser, or handed on to a program of the reader's. */
const web = ['http', 'https', 'mailto', 'tel']
const known = new Set(
  `${web.join(' ')} about bitcoin blob cid data facetime feed ftp ftps geo gemini git irc ircs magnet maps matrix news nntp
  sftp sip sips skype sms ssh steam urn view-source vnc webcal ws wss xmpp`.split(/\s+/),
)

/** `undefined` where the scheme decides nothing; `null` for addresses that no site answers. */
export function complaintAboutScheme(
  url: string,
  { hasPolicy }: { readonly hasPolicy: boolean },
): Said | null | undefined {
  const [, written] = /^([a-z][a-z\d+.-]*):/i.exec(url) ?? []
  const scheme = written?.toLowerCase()
  if (scheme === undefined) return undefined
  if (/^(?:data|mailto|tel)$/.test(scheme)) return null
  // Where there is a Content-Security-Policy, it forbids these and is told of.
  if (scheme === 'javascript') return hasPolicy ? null : script
  if (scheme === 'file') return onThisMachine(url)
  if (/^https?:(?!\/\/[^/\\?#])/i.test(url)) return withoutHost(url)
  return known.has(scheme) || /^web\+/.test(scheme) ? undefined : unknown(url, scheme)
}

const script: Said = {
  code: 'broken-link',
  message: 'the address is a script, and leads nowhere without one',
  hint: 'Lead to an address; write what is to be done into templates/scripts/.',
}

function onThisMachine(url: string): Said {
  return {
    code: 'broken-link',
    message: `"${url}" leads to a file of your own machine`,
    hint: 'Put the file into the content folder, and write its path relative to this file.',
  }
}

function withoutHost(url: string): Said {
  return {
    code: 'broken-link',
    message: `"${url}" names no host`,
    hint: 'Write two slashes and the name of the host behind the colon: https://example.org/',
  }
}

/** A program of the author's own may know it, so only what looks like a slip is told. */
function unknown(url: string, scheme: string): Said | undefined {
  const near = nearestTo(scheme, web)
  if (near === null && !isHost(scheme)) return undefined
  return {
    code: 'broken-link',
    message: `"${url}" begins with "${scheme}:", which browsers do not know`,
    hint: near === null ? 'Begin the address with "https:".' : `Did you mean "${near}:"?`,
  }
}

/** `localhost:3000`, `example.org:8080`. */
function isHost(scheme: string): boolean {
  return scheme === 'localhost' || scheme.includes('.')
}
