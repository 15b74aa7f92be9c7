import { createSocket } from 'node:dgram'
import { whenDone } from '../lifetime.ts'

const types = { CNAME: 5, A: 1, AAAA: 28 } as const
type Type = keyof typeof types

/** What a server answers about a name: nothing, a failure, or records. */
type Said = 'silence' | 'failure' | readonly { type: Type; bytes: Buffer }[]

export function a(address: string): { type: Type; bytes: Buffer } {
  return { type: 'A', bytes: Buffer.from(address.split('.').map(Number)) }
}

/** The address that begins with 2001 and ends with this number. */
export function aaaa(end: number): { type: Type; bytes: Buffer } {
  return { type: 'AAAA', bytes: Buffer.from(`2001${end.toString(16).padStart(28, '0')}`, 'hex') }
}

export function cname(name: string): { type: Type; bytes: Buffer } {
  return { type: 'CNAME', bytes: spell(name) }
}

/** A stranger's name server, which really listens, but on this machine. */
export async function startNameServer(
  say: (name: string, type: 'A' | 'AAAA') => Said,
): Promise<string> {
  const server = createSocket('udp4')
  server.on('message', (question, { address, port }) => {
    const { name, end } = readName(question)
    const said = say(name, question.readUInt16BE(end) === types.A ? 'A' : 'AAAA')
    if (said !== 'silence')
      server.send(answerTo(question.subarray(0, end + 4), name, said), port, address)
  })
  await new Promise<void>(resolve => server.bind(0, '127.0.0.1', resolve))
  whenDone(async () => {
    await new Promise<void>(resolve => server.close(() => resolve()))
  })
  return `127.0.0.1:${server.address().port}`
}

/** https://www.rfc-editor.org/rfc/rfc1035#section-4.1 */
function answerTo(question: Buffer, name: string, said: Exclude<Said, 'silence'>): Buffer {
  const records = said === 'failure' ? [] : said
  const head = Buffer.from(question)
  head.writeUInt16BE(said === 'failure' ? 0x8182 : 0x8180, 2)
  head.writeUInt16BE(records.length, 6)
  // Extensions of the question are not answered.
  head.writeUInt16BE(0, 10)
  let owner = name
  const written = records.map(({ type, bytes }) => {
    const fixed = Buffer.alloc(10)
    fixed.writeUInt16BE(types[type], 0)
    fixed.writeUInt16BE(1, 2)
    fixed.writeUInt16BE(bytes.length, 8)
    const record = Buffer.concat([spell(owner), fixed, bytes])
    if (type === 'CNAME') owner = readName(Buffer.concat([Buffer.alloc(12), bytes])).name
    return record
  })
  return Buffer.concat([head, ...written])
}

function spell(name: string): Buffer {
  const labels = name.split('.').map(label => `${String.fromCharCode(label.length)}${label}`)
  return Buffer.from(`${labels.join('')}\0`, 'latin1')
}

function readName(message: Buffer): { readonly name: string; readonly end: number } {
  const labels: string[] = []
  let at = 12
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    labels.push(message.toString('latin1', at + 1, at + 1 + length))
    at += 1 + length
  }
  return { name: labels.join('.').toLowerCase(), end: at + 1 }
}
