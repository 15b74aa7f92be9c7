/** What the writing thread is told when it starts. */
export type WriterSettings = {
  readonly file: string
  /** See identity.ts. */
  readonly identity: string
  readonly busyTimeout: number
  readonly isBulk: boolean
}
