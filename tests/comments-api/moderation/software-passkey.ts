import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

const site = { origin: 'http://localhost:8080', rpId: 'localhost' }
/** Flags of authenticator data: somebody was present, was recognised, and a key is enclosed. */
const flags = { present: 1, verified: 4, enclosed: 64 } as const
const seen = flags.present | flags.verified

/** What a device says. Each part can be made up. */
type Said = Partial<typeof site> & {
  readonly challenge: string
  readonly type?: string
  readonly flags?: number
  readonly counter?: number
  /** How a browser reaches the device. */
  readonly transports?: readonly string[] | string
}

/** An authenticator without a browser, because a browser would send nothing that is wrong. */
export function makePasskey(id: Buffer = randomBytes(16)) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  // COSE: EC2, ES256, P-256.
  const key = Buffer.concat([
    Buffer.from([0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21]),
    bytes(Buffer.from(x, 'base64url')),
    Buffer.from([0x22]),
    bytes(Buffer.from(y, 'base64url')),
  ])
  const named = { id: text(id), rawId: text(id), type: 'public-key', clientExtensionResults: {} }

  function register(said: Said) {
    const enclosed = Buffer.concat([Buffer.alloc(16), two(id.length), id, key])
    const data = Buffer.concat([
      authenticatorData({ flags: seen, ...said }, flags.enclosed),
      enclosed,
    ])
    const attestationObject = Buffer.concat([
      Buffer.from([0xa3]),
      ...[word('fmt'), word('none'), word('attStmt'), Buffer.from([0xa0])],
      ...[word('authData'), bytes(data)],
    ])
    const clientDataJSON = text(clientData({ type: 'webauthn.create', ...said }))
    const { transports } = said
    const response = { clientDataJSON, attestationObject: text(attestationObject), transports }
    return { ...named, response }
  }

  function answer(said: Said) {
    const client = clientData({ type: 'webauthn.get', ...said })
    const data = authenticatorData({ flags: seen, counter: 1, ...said }, 0)
    const signature = sign('sha256', Buffer.concat([data, hash(client)]), privateKey)
    const response = {
      clientDataJSON: text(client),
      authenticatorData: text(data),
      signature: text(signature),
    }
    return { ...named, response }
  }

  return { id, register, answer }
}

function clientData({ type, challenge, origin = site.origin }: Said): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
}

function authenticatorData({ rpId = site.rpId, flags = seen, counter = 0 }: Said, more: number) {
  const end = Buffer.alloc(5)
  end.writeUInt8(flags | more)
  end.writeUInt32BE(counter, 1)
  return Buffer.concat([hash(Buffer.from(rpId)), end])
}

const hash = (data: Buffer) => createHash('sha256').update(data).digest()
const text = (data: Buffer) => data.toString('base64url')
/** As much CBOR as is needed here. */
const word = (letters: string) => Buffer.from([0x60 + letters.length, ...Buffer.from(letters)])
const bytes = (data: Buffer) =>
  Buffer.from([...(data.length < 256 ? [0x58, data.length] : [0x59, ...two(data.length)]), ...data])
const two = (number: number) => Buffer.from([number >> 8, number & 0xff])
