import type { Author, Comment } from '../comments/comment.ts'
import { nameKey } from '../comments/fields/name.ts'
import { type Mention, type MentionSite, siteOf } from '../comments/mentions/mention.ts'
import type { Circumstances } from '../comments/submitting/circumstances.ts'
import type { Database } from '../storage/database.ts'
import { instant } from '../storage/instant.ts'
import { type Query, sql } from '../storage/sql.ts'
import { keyedHash } from '../tokens.ts'
import type { World } from '../world.ts'

type Needs = { readonly database: Database; readonly world: World; readonly secret: string }

/** An author is recognised by the mail address or, without one, by the name. */
export type BlockKind = 'author' | 'network' | 'words'

export type Block = {
  readonly id: string
  readonly kind: BlockKind
  /**
   * The blocked words. For other kinds this is `null`: what they block is in the comment that they were made from, if
   * that still exists.
   */
  readonly words: string | null
  readonly comment: string | null
  readonly author: string | null
  readonly createdAt: string
}

/** If a site has fewer blocks than this, and all are words, no further query is needed. */
const few = 16

/** What moderators have blocked. People and networks are stored as keyed hashes; the comment shows who is meant. */
export class Blocks {
  readonly #needs: Needs

  constructor(needs: Needs) {
    this.#needs = needs
  }

  /**
   * These functions return statements for the batch that also logs who did it. Blocking twice has no further effect.
   */
  blockAuthor(comment: Comment): Query {
    return this.#add('author', sql`${keyOf(comment.author, this.#needs.secret)}`, {
      comment: comment.id,
    })
  }

  /**
   * Does nothing if the comment's network is no longer known. The block ends when the month's key is forgotten, after
   * one to two months.
   */
  blockNetwork(comment: Comment): Query {
    const network = sql`(select network from comments where id = ${comment.id})`
    return this.#add('network', network, { comment: comment.id })
  }

  blockWords(words: string): Query {
    return this.#add('words', sql`${words}`, {})
  }

  /**
   * Blocks a site by characters that are in each of its addresses and in no other: "t.co" alone is also in
   * "reddit.com".
   */
  blockSite(mention: Mention, of: MentionSite): Query {
    return this.#add('words', sql`${wordsFor(mention, of)}`, { mention: mention.id })
  }

  /** Removes a block of a site only if this mention led to it. */
  unblockSite(mention: Mention, of: MentionSite): Query {
    return sql`
      delete from blocks
      where kind = 'words' and mention = ${mention.id} and value = ${wordsFor(mention, of)}`
  }

  /** Removes the blocks that were made from this comment. */
  unblockBy(kind: 'author' | 'network', comment: string): Query {
    return sql`delete from blocks where kind = ${kind} and comment = ${comment}`
  }

  unblock(id: string): Query {
    return sql`delete from blocks where id = ${id}`
  }

  /** The newest come first. */
  async list(): Promise<readonly Block[]> {
    return this.#needs.database.all<Block>(sql`
      select
        blocks.id as id,
        blocks.kind as kind,
        case when blocks.kind = 'words' then blocks.value end as words,
        blocks.comment as comment,
        comments.author_name as author,
        blocks.created_at as "createdAt"
      from blocks
      left join comments on comments.id = blocks.comment
      order by blocks.created_at desc, blocks.id
      limit 1000`)
  }

  /** The blocks that could apply to a submission. Those of words still have to be compared with its text. */
  async findFor(author: Known, circumstances: Circumstances): Promise<readonly Found[]> {
    const { database } = this.#needs
    const first = await database.all<Found>(sql`select kind, value from blocks ${sql.limit(few)}`)
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

  #add(kind: BlockKind, value: Query, { comment = null, mention = null }: Because): Query {
    const { world } = this.#needs
    const createdAt = instant(world.now())
    return sql`
      insert into blocks (id, kind, value, comment, mention, created_at)
      select ${world.newId()}, ${kind}, value, ${comment}, ${mention}, ${createdAt}
      from (select ${value} as value) as meant
      where value is not null
      on conflict do nothing`
  }
}

type Known = Pick<Author, 'name' | 'email'>

type Because = { readonly comment?: string | null; readonly mention?: string | null }

export type Found = { readonly kind: BlockKind; readonly value: string }

function wordsFor(mention: Mention, of: MentionSite): string {
  return `//${siteOf(mention, of)}/`
}

function keyOf({ email, name }: Known, secret: string): string {
  const known = email === null ? ['name', nameKey(name)] : ['email', email]
  return keyedHash(secret, 'block', JSON.stringify(known))
}
