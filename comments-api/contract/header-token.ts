import * as z from 'zod'

/** Sent as `Authorization: Bearer …`. Any other character is refused, lost or changed on the way. */
export const headerToken = z
  .string()
  .regex(
    /^[\x21-\x7e]*$/,
    'may contain only ASCII letters, digits and signs, without spaces and line ends; make one with: openssl rand -base64 24',
  )
