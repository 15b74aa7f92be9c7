import { readFileSync } from 'node:fs'

const readKept = (name: string) =>
  readFileSync(new URL(`fixtures/tls/${name}`, import.meta.url), 'utf8')

/** For blog.example, self-signed. */
export const certified = { key: readKept('key.pem'), cert: readKept('certificate.pem') }
