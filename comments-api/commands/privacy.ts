import { wordingFor } from '../comments/wording.ts'
import type { Config } from '../config.ts'
import { InputRefused } from '../input-refused.ts'
import { erasePerson } from '../privacy/erase-person.ts'
import { exportPerson } from '../privacy/export-person.ts'
import { type Person, readPerson } from '../privacy/person.ts'
import { StorageUnavailable } from '../storage/database.ts'
import type { DatabaseAddress } from '../storage/open.ts'
import { scrub } from '../storage/sqlite/scrub.ts'
import { realWorld } from '../world.ts'
import { type Command, withDatabase, withWord } from './command.ts'
import { readLanguage } from './site-language.ts'

export const exportPersonCommand: Command = {
  call: 'export-person ADDRESS|ID',
  does: 'print everything stored about the person with this mail address, or the author of this comment',
  prepare: withWord(givePerson),
}

export const eraseCommand: Command = {
  call: 'erase [--with-words] ADDRESS|ID',
  does: 'remove a person from everything that is stored; with --with-words their words, too',
  prepare: words => {
    const [who, ...more] = words.filter(word => word !== '--with-words')
    if (!who || more.length > 0 || who.startsWith('--')) return null
    return config =>
      erase(config, who, words.includes('--with-words') ? 'delete words' : 'keep words')
  },
}

async function givePerson(config: Config, who: string): Promise<void> {
  const person = requirePerson(who)
  const copy = await withDatabase(config, database => exportPerson(database, person))
  console.log(JSON.stringify(copy, null, 2))
}

async function erase(
  config: Config,
  who: string,
  words: 'keep words' | 'delete words',
): Promise<void> {
  const person = requirePerson(who)
  const { anonymous } = wordingFor(await readLanguage(config))
  const { found, erased } = await withDatabase(config, async database => {
    return {
      found: await exportPerson(database, person),
      erased: await erasePerson({ database, world: realWorld, anonymous }, person, words),
    }
  })
  const { comments, subscriptions } = found
  const isKnown = comments.length + subscriptions.length > 0
  console.log(isKnown ? tellErased(erased, subscriptions.length) : unknown[person.kind])
  const kept = 'the words stay, under no name; if they name somebody: erase --with-words'
  if (words === 'keep words' && erased > 0) console.log(kept)
  pack(config.database)
}

/** Their traces elsewhere, such as the errors of a mail server, are removed all the same. */
const unknown = {
  address: 'no comment and no subscription has this address',
  comment: 'there is no comment with this id',
} as const satisfies Record<Person['kind'], string>

function tellErased(comments: number, subscriptions: number): string {
  if (comments === 0)
    return `erased ${subscriptions === 1 ? '1 subscription' : `${subscriptions} subscriptions`}; there were no comments`
  return comments === 1 ? 'erased 1 comment’s author' : `erased the author of ${comments} comments`
}

/**
 * Overwrites what was deleted, so that no byte of it is left. This includes subscriptions, and what the author had
 * deleted before.
 */
function pack(database: DatabaseAddress): void {
  if (database.engine === 'postgres') {
    console.log('PostgreSQL overwrites deleted rows when it vacuums: vacuum full')
  } else if (!scrubFully(database.file)) {
    console.log('the log beside the database is being read; it is emptied when the service stops')
  }
}

function scrubFully(file: string): boolean {
  try {
    return scrub(file)
  } catch (cause) {
    const message = 'what was deleted is not overwritten yet; call erase again after this'
    throw new StorageUnavailable(message, { cause })
  }
}

function requirePerson(who: string): Person {
  const person = readPerson(who)
  if (person) return person
  throw new InputRefused([`"${who}" is neither a mail address nor the id of a comment`])
}
