import type { Finding } from '../../diagnostic.ts'
import { nearestTo } from '../../nearest-to.ts'

/** Schemes that every browser understands or hands on to another program. */
const web = ['http', 'https', 'mailto', 'tel']
const known = new Set(
  `${web.join(' ')} about bitcoin blob cid data facetime feed ftp ftps geo gemini git irc ircs magnet maps matrix news nntp
  sftp sip sips skype sms ssh steam urn view-source vnc webcal ws wss xmpp`.split(/\s+/),
)

/** `undefined` if the scheme decides nothing; `null` if the address is fine but no site answers there. */
export function complaintAboutScheme(
  url: string,
  { hasPolicy }: { readonly hasPolicy: boolean },
): Finding | null | undefined {
  const [, written] = /^([a-z][a-z\d+.-]*):/i.exec(url) ?? []
  const scheme = written?.toLowerCase()
  if (scheme === undefined) return undefined
  if (/^(?:data|mailto|tel)$/.test(scheme)) return null
  // A Content-Security-Policy forbids these, so its check reports them.
  if (scheme === 'javascript') return hasPolicy ? null : script
  // A letter alone is a drive of Windows, as in C:\Users.
  if (scheme === 'file' || scheme.length === 1) return onThisMachine(url)
  if (/^https?:(?!\/\/[^/\\?#])/i.test(url)) return withoutHost(url)
  return known.has(scheme) || /^web\+/.test(scheme) ? undefined : unknown(url, scheme)
}

const script: Finding = {
  code: 'broken-link',
  message: 'the address is a script, which does nothing where scripts are off',
  hint: 'Write an address, and put the script into templates/scripts/.',
}

function onThisMachine(url: string): Finding {
  return {
    code: 'broken-link',
    message: `"${url}" leads to a file of your own machine`,
    hint: 'Put the file into the content folder, and write its path relative to this file.',
  }
}

function withoutHost(url: string): Finding {
  return {
    code: 'broken-link',
    message: `"${url}" names no host`,
    hint: 'Write two slashes and the name of the host after the colon: https://example.org/',
  }
}

/** An unknown scheme may belong to a program of the author's, so only likely typing errors are reported. */
function unknown(url: string, scheme: string): Finding | undefined {
  const near = nearestTo(scheme, web)
  if (near === null && !isHost(scheme)) return undefined
  return {
    code: 'broken-link',
    message: `"${url}" begins with "${scheme}:", which browsers do not know`,
    hint: near === null ? 'Begin the address with "https:".' : `Did you mean "${near}:"?`,
  }
}

/** Whether a "scheme" is really the name of a host, as in `localhost:3000` and `example.org:8080`. */
function isHost(scheme: string): boolean {
  return scheme === 'localhost' || scheme.includes('.')
}
