/** The settings that the note depends on. */
export type Facts = {
  readonly retentionDays: number
  /** For how many days a moderator can undo a deletion. */
  readonly deletedDays: number
  /** Whether replies are mailed to those who asked for it, and new comments to moderators. */
  readonly sendsMails: boolean
  /** Whether another program of the owner's is told what happens. */
  readonly callsWebhook: boolean
  /** Whether Akismet is asked about every comment. */
  readonly asksAkismet: boolean
  /** Whether authors may have their latest post shown. */
  readonly showsLatestPosts: boolean
  /** For how many minutes authors may change their comment; 0 if they may not. */
  readonly editMinutes: number
}

/**
 * The sentences in one language. How long something is kept is put in brackets, so that it does not affect the grammar.
 */
export type NoteTexts = {
  readonly title: string
  readonly opening: string
  readonly stored: string
  readonly comment: string
  readonly email: string
  readonly network: (kept: string) => string
  readonly editing: (kept: string) => string
  readonly repeats: (kept: string) => string
  readonly replies: string
  readonly deleted: (kept: string) => string
  readonly mentions: string
  readonly latestPost: string
  readonly given: string
  readonly moderators: string
  readonly webhook: string
  readonly akismet: string
  readonly nobody: string
  readonly never: string
  readonly browser: string
  readonly rights: string
  readonly ask: string
  readonly backups: string
  readonly contact: string
}

/** Writes a page of the site in Markdown: what is stored about readers, for how long, and who gets it. */
export function writeNote(facts: Facts, texts: NoteTexts, language: string): string {
  const days = new Intl.NumberFormat(language, { style: 'unit', unit: 'day', unitDisplay: 'long' })
  const kept = days.format(facts.retentionDays)
  const given = listGiven(facts, texts)
  return `---
title: ${JSON.stringify(texts.title)}
---

${texts.opening}

## ${texts.stored}

${bullets([
  texts.comment,
  texts.email,
  texts.network(kept),
  ...(facts.editMinutes > 0 ? [texts.editing(kept)] : []),
  texts.repeats(days.format(30)),
  ...(facts.sendsMails ? [texts.replies] : []),
  texts.deleted(days.format(facts.deletedDays)),
  texts.mentions,
  ...(facts.showsLatestPosts ? [texts.latestPost] : []),
])}

## ${texts.given}

${bullets(given.length > 0 ? given : [texts.nobody])}

${texts.never}

${texts.browser}

## ${texts.rights}

${texts.ask}

${texts.backups}

${texts.contact}
`
}

function listGiven(facts: Facts, texts: NoteTexts): string[] {
  return [
    ...(facts.sendsMails ? [texts.moderators] : []),
    ...(facts.callsWebhook ? [texts.webhook] : []),
    ...(facts.asksAkismet ? [texts.akismet] : []),
  ]
}

function bullets(sentences: readonly string[]): string {
  return sentences.map(sentence => `- ${sentence}`).join('\n')
}
