import { z } from 'zod'
import { headerToken } from './contract/header-token.ts'
import { parseDatabase } from './database-address.ts'
import { minute } from './durations.ts'
import { isAddressRange } from './http/requests/address-range.ts'
import { manifestAddress } from './manifest-address.ts'
import { notificationSettings } from './notifications/settings.ts'
import { secret } from './secret-rules.ts'
import { listOf, wholeNumber } from './setting-kinds.ts'
import { isWebAddress, siteAddress } from './site-address.ts'
import { spamSettings } from './spam/settings.ts'
import type { DatabaseAddress } from './storage/open.ts'

const origins = listOf(
  isOrigin,
  ', which is not an origin; write scheme and host only, such as https://www.example.org',
)

const trustProxy = listOf(
  isAddressRange,
  '; write the proxy\'s addresses or ranges, such as 10.0.0.0/8: a count of proxies, "true" or a larger range would let anybody choose the address they are limited by',
)

const ownAddresses = listOf(
  isAddressRange,
  '; write addresses or ranges, such as 198.51.100.7 or 2001:db8::/48',
)

const database = z
  .string()
  .default('sqlite:data/comments.db')
  .transform((text, context): DatabaseAddress => {
    const address = parseDatabase(text)
    if (typeof address !== 'string') return address
    context.addIssue({ code: 'custom', message: address })
    return z.NEVER
  })

const host = z
  .string()
  .regex(/^[^\s/[\]]+$/, 'is not an address to listen on, such as 127.0.0.1 or ::')
  .default('127.0.0.1')

const programToken = headerToken
  .min(24, 'is shorter than 24 characters; make one with: openssl rand -base64 24')
  .optional()

const minutesOfWeek = 7 * 24 * 60
const editWindow = wholeNumber('a number of minutes', { from: 0, to: minutesOfWeek, usual: 15 })

/** Every setting there is. docs/reference/settings.md describes them. */
export const settings = {
  AFTERWORD_SITE: siteAddress,
  AFTERWORD_MANIFEST: manifestAddress.optional(),
  AFTERWORD_DATABASE: database,
  AFTERWORD_HOST: host,
  AFTERWORD_PORT: wholeNumber('a number', { from: 0, to: 65_535, usual: 8_081 }),
  AFTERWORD_SECRET: secret.optional(),
  AFTERWORD_ORIGINS: origins,
  AFTERWORD_TRUST_PROXY: trustProxy,
  AFTERWORD_NETLIFY_SECRET: secret.optional(),
  AFTERWORD_OWN_ADDRESSES: ownAddresses,
  AFTERWORD_MODERATION: z
    .enum(['first', 'all', 'none'], 'must be first, all or none')
    .default('first'),
  AFTERWORD_EDIT_WINDOW: editWindow.transform(minutes => minutes * minute),
  AFTERWORD_LATEST_POST: z.enum(['on', 'off'], 'must be on or off').default('off'),
  ...notificationSettings,
  ...spamSettings,
  AFTERWORD_RETENTION_DAYS: wholeNumber('a number of days', { from: 1, to: 3_650, usual: 30 }),
  AFTERWORD_METRICS_TOKEN: programToken,
  AFTERWORD_MENTIONS_TOKEN: programToken,
} as const

export const settingNames: readonly string[] = Object.keys(settings)

/** `https://*.a.example` is one to the URL parser, and never that of a page. */
function isOrigin(text: string): boolean {
  return isWebAddress(text) && new URL(text).origin === text && !text.includes('*')
}
