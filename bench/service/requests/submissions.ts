import { makeStamp } from '../../../comments-api/comments/submitting/form-stamp.ts'
import { realWorld } from '../../../comments-api/world.ts'
import { writeBody, writeName } from '../corpus/write-comments.ts'
import { composePost } from './compose-request.ts'
import { threadPath } from './paths.ts'

/** Far from the numbers of the corpus, because the same number gives the same words. */
const first = 100_000_000

/** What readers send: each with its own words and address, from a form that was open for a while. */
export class Submissions {
  readonly #stamp: string
  #number = first

  constructor(secret: string) {
    const world = { ...realWorld, now: () => Date.now() - 60_000 }
    this.#stamp = makeStamp({ secret, world })
  }

  to(thread: string): Buffer {
    this.#number += 1
    const sent = {
      author: { name: writeName(this.#number) },
      body: writeBody(this.#number),
      form: { stamp: this.#stamp },
    }
    return composePost(threadPath(thread), sent, this.#number)
  }
}
