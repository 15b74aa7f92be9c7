import type { Config } from './config.ts'

/** What is no mistake, and that an owner should know: each says what follows, and which setting changes it. */
export function listWarnings(config: Config): string[] {
  if (config.isLocal) return []
  const { notifications, trustProxy, netlifySecret, secret, moderation } = config
  const warnings: readonly (readonly [boolean, string])[] = [
    [
      notifications.smtp === null,
      'mail is off: nobody is told about comments or replies; see AFTERWORD_SMTP',
    ],
    [
      notifications.smtp !== null && hasPortOfOtherScheme(notifications.smtp),
      'the mail server has the wrong port or scheme: smtps:// goes with 465, smtp:// with 587 and 25; see AFTERWORD_SMTP',
    ],
    [
      notifications.smtp !== null && notifications.moderators.length === 0,
      'no moderator is told about new comments; see AFTERWORD_MODERATORS',
    ],
    [
      notifications.buildHook === null,
      'no build follows a comment: without scripts readers see it after the next one; see AFTERWORD_BUILD_HOOK',
    ],
    [
      trustProxy.length === 0 && netlifySecret === null,
      'no proxy is trusted: behind one, all readers count as one network; see AFTERWORD_TRUST_PROXY and AFTERWORD_NETLIFY_SECRET',
    ],
    [
      secret === null,
      'the secret is the one beside the database: keep a copy with your backups; see AFTERWORD_SECRET',
    ],
    [
      moderation === 'none',
      'nobody reads a first comment before it appears; see AFTERWORD_MODERATION',
    ],
  ]
  return warnings.filter(([holds]) => holds).map(([, warning]) => warning)
}

/** Each side then waits for the other to begin, or hears what it cannot read; what fails minutes later does not say why. */
function hasPortOfOtherScheme(smtp: string): boolean {
  const { protocol, port } = new URL(smtp)
  return protocol === 'smtp:' ? port === '465' : port === '587' || port === '25'
}
