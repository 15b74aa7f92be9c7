import type { Config } from '../config.ts'
import { InputRefused } from '../input-refused.ts'
import { makePrintedLink, makeSignInLink } from '../moderation/sign-in/links.ts'
import {
  addModerator,
  findModerator,
  listModerators,
  type Moderator,
  removeModerator,
} from '../moderation/sign-in/moderators.ts'
import { openSecret } from '../secret.ts'
import type { Database } from '../storage/database.ts'
import { realWorld, type World } from '../world.ts'
import { type Action, type Command, withDatabase } from './command.ts'

export const moderatorCommand: Command = {
  call: 'moderator',
  does: 'print a link that signs the owner in, once',
  prepare: words => (words.length === 0 ? actionFor(inviteOwner) : prepareChange(words)),
}

/** For the usage only. The command before it takes all words. */
export const moderatorsCommand: Command = {
  call: 'moderator add NAME ADDRESS | link WHO | list | remove WHO',
  does: 'who may moderate',
  prepare: () => null,
}

type Needs = { readonly database: Database; readonly world: World; readonly secret: string }
type Change = (needs: Needs, config: Config) => Promise<void>

function prepareChange([verb, ...given]: readonly string[]): Action | null {
  const [first = '', second = ''] = given
  const asked = `${verb} ${given.length}`
  switch (asked) {
    case 'add 2':
      return actionFor((needs, config) => add(needs, config, { name: first, address: second }))
    case 'link 1':
      return actionFor((needs, config) => link(needs, config, first))
    case 'remove 1':
      return actionFor(needs => remove(needs, first))
    case 'list 0':
      return actionFor(list)
    default:
      return null
  }
}

function actionFor(change: Change): Action {
  return config =>
    withDatabase(config, database => {
      const needs = { database, world: realWorld, secret: openSecret(config, realWorld) }
      return change(needs, config)
    })
}

async function inviteOwner(needs: Needs, { site }: Config): Promise<void> {
  console.log(await makeSignInLink(needs, site))
}

async function add(
  needs: Needs,
  { site }: Config,
  given: { readonly name: string; readonly address: string },
): Promise<void> {
  const added = await addModerator(needs, given)
  console.log(
    `${added.name} <${added.address}> may moderate; the first sign-in, once, within a day:`,
  )
  console.log(await makePrintedLink(needs, added.id, site))
}

async function link(needs: Needs, { site }: Config, meant: string): Promise<void> {
  const { id } = await requireModerator(needs, meant)
  console.log(await makePrintedLink(needs, id, site))
}

async function remove(needs: Needs, meant: string): Promise<void> {
  const moderator = await requireModerator(needs, meant)
  await removeModerator(needs, moderator)
  console.log(`${moderator.name} is no longer a moderator, and is signed out everywhere`)
}

async function list({ database }: Needs): Promise<void> {
  const moderators = await listModerators(database)
  if (moderators.length === 0) console.log('nobody yet')
  for (const { name, address } of moderators) console.log(`${name} <${address ?? 'no address'}>`)
}

async function requireModerator({ database }: Needs, meant: string): Promise<Moderator> {
  const found = await findModerator(database, meant)
  if (found) return found
  throw new InputRefused([
    `"${meant}" is not one moderator's name or address; see: npm run comments -- moderator list`,
  ])
}
