// By `import`, Node would load the Web's cryptography with it. Decision 93.
const { hash } = process.getBuiltinModule('node:crypto')

export function hashOf(bytes: string | Uint8Array): string {
  return hash('sha256', bytes, 'hex').slice(0, 24)
}
