import type { Change } from './changes.ts'

/** A program that makes a site out of a folder of posts: ours, or a peer's. */
export type Generator = {
  /** With its version: `Zola 0.22.0`. */
  readonly name: string
  /** Lays out a folder that it can build, without posts. */
  layOut(folder: string): void
  writePosts(folder: string, posts: number): void
  readonly command: readonly string[]
  /** In its place after some of the changes. */
  readonly commandAfter?: Readonly<Record<string, readonly string[]>>
  /** Brings to its end what a build leaves behind after some of the changes: it would be measured with what comes next. */
  readonly settleAfter?: Readonly<Record<string, (folder: string) => Promise<void>>>
  readonly environment?: Readonly<Record<string, string>>
  /** Where the site is afterwards, in that folder. */
  readonly output: string
  /** What it keeps from one build to the next: a cold build finds neither this nor the site. */
  readonly kept: readonly string[]
  /** After which another build is measured: none where every build is a full one. */
  readonly changes: readonly Change[]
}
