// The order matters, because most browsers also use the names of others.
const browsers = [
  ['Edge', /\bEdgA?\//],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /\b(?:Chrome|CriOS|HeadlessChrome)\//],
  ['Safari', /\bSafari\//],
] as const

const systems = [
  ['Android', /\bAndroid\b/],
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Windows', /\bWindows\b/],
  ['Mac', /\bMacintosh\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Linux', /\bLinux\b/],
] as const

/**
 * For example "Firefox on Android". This is enough for moderators to recognise their sessions, and no more is stored.
 */
export function nameDevice(userAgent: string | undefined): string {
  const browser = firstOf(browsers, userAgent) ?? 'A browser'
  const system = firstOf(systems, userAgent)
  return system === null ? browser : `${browser} on ${system}`
}

function firstOf(
  known: readonly (readonly [string, RegExp])[],
  userAgent: string | undefined,
): string | null {
  return known.find(([, pattern]) => pattern.test(userAgent ?? ''))?.[0] ?? null
}
