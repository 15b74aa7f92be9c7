type Headers = Readonly<Record<string, string>>

/** A request as browsers send it. Its bytes are made once and sent again and again. */
export function composeGet(path: string, headers: Headers = {}): Buffer {
  return compose(`GET ${path}`, { 'accept-encoding': 'gzip, deflate, br', ...headers }, '')
}

/**
 * `number` gives each submission a network of its own, because more than 60 in an hour from one network are unusual.
 */
export function composePost(path: string, sent: object, number: number): Buffer {
  const from = `10.${number & 255}.${(number >> 8) & 255}.${(number >> 16) & 255}`
  const headers = { 'content-type': 'application/json', 'x-forwarded-for': from }
  return compose(`POST ${path}`, headers, JSON.stringify(sent))
}

function compose(call: string, headers: Headers, body: string): Buffer {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const length = body === '' ? '' : `content-length: ${Buffer.byteLength(body)}\r\n`
  return Buffer.from(`${call} HTTP/1.1\r\nhost: localhost\r\n${lines.join('')}${length}\r\n${body}`)
}
