// The order counts: most browsers call themselves by the names of others too.
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

/** "Firefox on Android": enough for a moderator to know their own sessions, and all that is kept. */
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
