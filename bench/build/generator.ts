import type { Change } from './changes.ts'

/** A program that makes a site from a folder of posts: ours, or a peer's. */
export type Generator = {
  /** With its version, such as `Zola 0.22.0`. */
  readonly name: string
  /** Makes a folder that it can build, without posts. */
  layOut(folder: string): void
  writePosts(folder: string, posts: number): void
  readonly command: readonly string[]
  /** Commands that are used instead after some of the changes. */
  readonly commandAfter?: Readonly<Record<string, readonly string[]>>
  /**
   * Waits for what a build leaves running after some of the changes, which would be measured with the next build
   * otherwise.
   */
  readonly settleAfter?: Readonly<Record<string, (folder: string) => Promise<void>>>
  readonly environment?: Readonly<Record<string, string>>
  /** Where it writes the site in that folder. */
  readonly output: string
  /** What it keeps from one build to the next. Before a cold build this is deleted, and so is the site. */
  readonly kept: readonly string[]
  /** The changes after which another build is measured. Empty if every build is a full one. */
  readonly changes: readonly Change[]
}
