import { normaliseEmail } from '../../comments/fields/email.ts'
import { normaliseName } from '../../comments/fields/name.ts'
import { InputRefused } from '../../input-refused.ts'
import type { Database } from '../../storage/database.ts'
import { instant } from '../../storage/instant.ts'
import { never, type Query, sql } from '../../storage/sql.ts'
import type { World } from '../../world.ts'

export type Moderator = {
  readonly id: string
  readonly name: string
  /** Where sign-in links are mailed. `null` for the owner, who uses the machine itself. */
  readonly address: string | null
}

/** Anybody who can run commands where the service runs. */
export const owner = { id: 'owner', name: 'Owner', address: null } satisfies Moderator

type Needs = { readonly database: Database; readonly world: World }

/** True for current moderators: added by the command, or named in the setting AFTERWORD_MODERATORS (`configured`). */
export function isModerator(configured: readonly string[]): Query {
  const isNamed =
    configured.length === 0 ? never : sql`moderators.address in (${sql.join(configured)})`
  return sql`
    (moderators.removed_at is null and (moderators.origin = 'command' or ${isNamed}))`
}

/** The addresses to which mails for moderators go, and which may ask for a link. */
export async function listAddresses(
  database: Database,
  configured: readonly string[],
): Promise<string[]> {
  const rows = await database.all<{ readonly address: string }>(sql`
    select address
    from moderators
    where address is not null and ${isModerator(configured)}
    order by created_at, id`)
  return [...new Set([...configured, ...rows.map(row => row.address)])]
}

/** The id of the moderator with this address. A moderator from the setting gets a row when first asked for. */
export async function ensureModerator(
  { database, world }: Needs,
  address: string,
): Promise<string | null> {
  const [name = ''] = address.split('@', 1)
  const now = instant(world.now())
  const [, found] = await database.batch([
    sql`
      insert into moderators (id, name, address, origin, created_at)
      values (${world.newId()}, ${name}, ${address}, 'setting', ${now})
      on conflict (address) do nothing`,
    sql<{ readonly id: string }>`select id from moderators where address = ${address}`,
  ])
  return found[0]?.id ?? null
}

/**
 * Adds a moderator, or changes the name of the one with this address. Throws `InputRefused` if the name or the address
 * is invalid.
 */
export async function addModerator(
  { database, world }: Needs,
  given: { readonly name: string; readonly address: string },
): Promise<Moderator> {
  const name = normaliseName(given.name)
  const address = normaliseEmail(given.address)
  if (name === '') throw new InputRefused([`"${given.name}" is not a name`])
  if (address === null) throw new InputRefused([`"${given.address}" is not a mail address`])
  const id = world.newId()
  const now = instant(world.now())
  const [added] = await database.batch([
    sql<{ readonly id: string }>`
      insert into moderators (id, name, address, origin, created_at)
      values (${id}, ${name}, ${address}, 'command', ${now})
      on conflict (address) do update set name = excluded.name, origin = excluded.origin
      returning id`,
  ])
  return { id: added[0]?.id ?? id, name, address }
}

/** The owner has no row until a link is made. */
export function ensureOwner(world: World): Query {
  const now = instant(world.now())
  return sql`
    insert into moderators (id, name, address, origin, created_at)
    values (${owner.id}, ${owner.name}, ${owner.address}, 'command', ${now})
    on conflict (id) do update set removed_at = null`
}

export function listModerators(database: Database): Promise<Moderator[]> {
  return database.all<Moderator>(sql`
    select id, name, address
    from moderators
    where removed_at is null
    order by created_at, id`)
}

/** Finds a moderator by name, address or id. `null` if none or more than one matches. */
export async function findModerator(database: Database, meant: string): Promise<Moderator | null> {
  // A name is no address, and the owner has none: what is meant stays itself then.
  const meantAddress = normaliseEmail(meant) ?? meant
  const found = (await listModerators(database)).filter(
    ({ id, name, address }) => [id, name].includes(meant) || address === meantAddress,
  )
  return found.length === 1 ? (found[0] ?? null) : null
}

/** Keeps the name for the log, and deletes the address, the sessions, the links and the passkeys. */
export async function removeModerator(
  { database, world }: Needs,
  { id }: Moderator,
): Promise<void> {
  await database.batch([
    sql`delete from sessions where moderator = ${id}`,
    sql`delete from sign_in_links where moderator = ${id}`,
    sql`delete from passkeys where moderator = ${id}`,
    sql`
      update moderators
      set removed_at = ${instant(world.now())}, address = null
      where id = ${id}`,
  ])
}
