import { firstSchema } from './0001-first-schema.ts'
import { epoch } from './0002-epoch.ts'
import { delivery } from './0003-delivery.ts'
import { threads } from './0004-threads.ts'
import { spam } from './0005-spam.ts'
import { desk } from './0006-desk.ts'
import { notifications } from './0007-notifications.ts'
import { mentions } from './0009-mentions.ts'
import { orderOfComments } from './0010-order-of-comments.ts'
import { wordsOfMentions } from './0011-words-of-mentions.ts'
import { told } from './0012-told.ts'
import { latestPosts } from './0013-latest-posts.ts'
import { decidedMentions } from './0014-decided-mentions.ts'
import { totals } from './0015-totals.ts'
import { shinglesAlone } from './0016-shingles.ts'
import { sketches } from './0017-sketches.ts'
import { fewerPlaces } from './0018-fewer-places.ts'
import { revisionsOfWords } from './0019-revisions-of-words.ts'
import { arrivalsAlone } from './0020-arrivals-alone.ts'
import { changedMentions } from './0021-changed-mentions.ts'
import { checksOfPages } from './0022-checks-of-pages.ts'
import { pinnedComments } from './0023-pinned-comments.ts'
import { authors } from './0024-authors.ts'
import { trustedAuthors } from './0025-trusted-authors.ts'

/** A released migration is never edited, because its checksum is in people's databases. `version` only rises. */
export type Migration = {
  readonly version: number
  readonly name: string
  readonly statements: readonly string[]
}

export const migrations: readonly Migration[] = [
  firstSchema,
  epoch,
  delivery,
  threads,
  spam,
  desk,
  notifications,
  mentions,
  orderOfComments,
  wordsOfMentions,
  told,
  latestPosts,
  decidedMentions,
  totals,
  shinglesAlone,
  sketches,
  fewerPlaces,
  revisionsOfWords,
  arrivalsAlone,
  changedMentions,
  checksOfPages,
  pinnedComments,
  authors,
  trustedAuthors,
]
