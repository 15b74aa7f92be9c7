import type { Config } from '../config.ts'
import { minute } from '../durations.ts'
import { InputRefused } from '../input-refused.ts'
import { deletedDays } from '../moderation/actions/forget-deleted.ts'
import { noteTexts } from '../privacy/note/languages.ts'
import { type Facts, writeNote } from '../privacy/note/note.ts'
import type { Command } from './command.ts'
import { readLanguage } from './site-language.ts'

export const privacyNoteCommand: Command = {
  call: 'privacy-note [LANGUAGE]',
  does: 'print a page for the site that says what is stored about readers',
  prepare: ([language, ...more]) => {
    if (more.length > 0 || language?.startsWith('--')) return null
    return config => printNote(config, language)
  },
}

async function printNote(config: Config, asked: string | undefined): Promise<void> {
  const language =
    (asked ?? (await readLanguage(config)) ?? 'en').toLowerCase().split('-', 1)[0] ?? ''
  const texts = noteTexts.get(language)
  if (!texts) {
    const known = [...noteTexts.keys()].join(', ')
    throw new InputRefused([`there is no note in "${language}"; there is one in ${known}`])
  }
  process.stdout.write(writeNote(factsOf(config), texts, language))
}

function factsOf({ retentionDays, notifications, spam, editWindow, latestPost }: Config): Facts {
  return {
    retentionDays,
    deletedDays,
    sendsMails: notifications.smtp !== null,
    callsWebhook: notifications.webhook !== null,
    asksAkismet: spam.akismetKey !== null,
    showsLatestPosts: latestPost,
    editMinutes: editWindow / minute,
  }
}
