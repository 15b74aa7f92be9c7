import type { Author, Comment } from '../comments/comment.ts'
import { nameKey } from '../comments/fields/name.ts'
import { type Mention, type MentionSite, siteOf } from '../comments/mentions/mention.ts'
import type { Circumstances } from '../comments/submitting/circumstances.ts'
import type { Database } from '../storage/database.ts'
import { instant } from '../storage/instant.ts'
import { always, type Query, sql } from '../storage/sql.ts'
import { keyedHash } from '../tokens.ts'
import type { World } from '../world.ts'

type Needs = { readonly database: Database; readonly world: World; readonly secret: string }

/** An author is recognised by the mail address or, without one, by the name. */
type BlockKind = 'author' | 'network' | 'words'

export type Block = {
  readonly id: string
  readonly kind: BlockKind
  /**
   * The blocked words. For other kinds this is `null`: what they block is in the comment that they were made from, if
   * that still exists.
   */
  readonly words: string | null
  readonly comment: string | null
  readonly mention: string | null
  readonly author: string | null
  readonly createdAt: string
}

type NewBlock = {
  readonly id: string
  readonly kind: BlockKind
  /** Returns a row if it is blocked then. */
  readonly change: Query
  readonly isInForce: Query
}

/** For a batch: the changes, and whether they will take place. The last one returns a row if it did. */
type BlockChange = { readonly happens: Query; readonly changes: readonly Query[] }

/** If a site has fewer blocks than this, and all are words, no further query is needed. */
const few = 16

/** What moderators have blocked. People and networks are stored as keyed hashes; the comment shows who is meant. */
export class Blocks {
  readonly #needs: Needs

  constructor(needs: Needs) {
    this.#needs = needs
  }

  /** Blocking twice has no further effect. `null` if nothing is left of the author. */
  blockAuthor({ id, author }: Comment): NewBlock | null {
    if (author.name === '') return null
    return this.#add('author', sql`${keyOf(author, this.#needs.secret)}`, { comment: id })
  }

  /**
   * Does nothing if the comment's network is no longer known. The block ends when the month's key is forgotten, after
   * one to two months.
   */
  blockNetwork({ id }: Comment): NewBlock {
    const network = sql`(select network from comments where id = ${id})`
    return this.#add('network', network, { comment: id })
  }

  blockWords(words: string): NewBlock {
    return this.#add('words', sql`${words}`, {})
  }

  /**
   * Blocks a site by characters that are in each of its addresses and in no other: "t.co" alone is also in
   * "reddit.com".
   */
  blockSite(mention: Mention, of: MentionSite): NewBlock {
    return this.#add('words', sql`${`//${siteOf(mention, of)}/`}`, { mention: mention.id })
  }

  /** From now on it has no effect. It is kept for a while, so that lifting it can be undone. */
  lift(id: string): BlockChange {
    const happens = sql`exists (select 1 from blocks where id = ${id} and ${inForce})`
    return {
      happens,
      changes: [
        // An older block of the same, which was lifted as well, would be in the way.
        sql`
          delete from blocks
          where (kind, value) in (select ${lifted} || kind, value from blocks where id = ${id})`,
        sql`
          update blocks
          set kind = ${lifted} || kind
          where id = ${id} and ${inForce}
          returning id`,
      ],
    }
  }

  /** Undoes that it was lifted, unless the same has been blocked anew. */
  restore(id: string): BlockChange {
    const former = sql`substr(kind, ${lifted.length + 1})`
    const isPossible = sql`
      id = ${id} and not ${inForce}
      and (${former}, value) not in (select kind, value from blocks where ${inForce})`
    return {
      happens: sql`exists (select 1 from blocks where ${isPossible})`,
      changes: [sql`update blocks set kind = ${former} where ${isPossible} returning id`],
    }
  }

  async find(id: string): Promise<Block | null> {
    const [block] = await this.#needs.database.all<Block>(selectBlocks(sql`blocks.id = ${id}`))
    return block ?? null
  }

  /** The newest come first. */
  async list(): Promise<readonly Block[]> {
    return this.#needs.database.all<Block>(selectBlocks(always))
  }

  /** The blocks that could apply to a submission. Those of words still have to be compared with its text. */
  async findFor(author: Known, circumstances: Circumstances): Promise<readonly Found[]> {
    const { database } = this.#needs
    const first = await database.all<Found>(
      sql`select kind, value from blocks where ${inForce} ${sql.limit(few)}`,
    )
    // Usually all blocks are read already, and no hash is needed.
    if (first.every(({ kind }) => kind === 'words') && first.length < few) return first
    const { people, networks } = this.#keysOf(author, circumstances)
    return database.all<Found>(sql`
      select kind, value
      from blocks
      where kind = 'words'
        or (kind = 'author' and value in (${sql.join(people)}))
        or (kind = 'network' and value in (${sql.join(['', ...networks])}))`)
  }

  #keysOf(author: Known, { network, formerNetwork }: Circumstances) {
    const { secret } = this.#needs
    return {
      people: [keyOf(author, secret), keyOf({ ...author, email: null }, secret)],
      networks: [network, formerNetwork()].filter(known => known !== null),
    }
  }

  #add(kind: BlockKind, value: Query, { comment = null, mention = null }: Because): NewBlock {
    const { world } = this.#needs
    const id = world.newId()
    const createdAt = instant(world.now())
    return {
      id,
      kind,
      change: sql`
        insert into blocks (id, kind, value, comment, mention, created_at)
        select ${id}, ${kind}, value, ${comment}, ${mention}, ${createdAt}
        from (select ${value} as value) as meant
        where value is not null
        on conflict (kind, value) do update set kind = excluded.kind
        returning id`,
      isInForce: sql`exists (select 1 from blocks where kind = ${kind} and value = ${value})`,
    }
  }
}

function selectBlocks(condition: Query): Query<Block> {
  return sql`
    select
      blocks.id as id,
      blocks.kind as kind,
      case when blocks.kind = 'words' then blocks.value end as words,
      blocks.comment as comment,
      blocks.mention as mention,
      comments.author_name as author,
      blocks.created_at as "createdAt"
    from blocks
    left join comments on comments.id = blocks.comment
    where ${condition} and ${inForce}
    order by blocks.created_at desc, blocks.id
    limit 1000`
}

/** Goes before the kind of a block that was lifted. */
const lifted = 'lifted-'
const inForce = sql`blocks.kind in ('author', 'network', 'words')`

type Known = Pick<Author, 'name' | 'email'>

type Because = { readonly comment?: string | null; readonly mention?: string | null }

export type Found = { readonly kind: BlockKind; readonly value: string }

function keyOf({ email, name }: Known, secret: string): string {
  const known = email === null ? ['name', nameKey(name)] : ['email', email]
  return keyedHash(secret, 'block', JSON.stringify(known))
}
