import { isIP } from 'node:net'

/** An address or a CIDR range, such as `10.0.0.1` or `10.0.0.0/8`. Not `/0`: that is everybody. */
export function isAddressRange(text: string): boolean {
  const [address = '', bits, more] = text.split('/')
  const family = isIP(address)
  if (family === 0 || more !== undefined) return false
  if (bits === undefined) return true
  const length = /^\d{1,3}$/.test(bits) ? Number(bits) : 0
  return length > 0 && length <= (family === 4 ? 32 : 128)
}
