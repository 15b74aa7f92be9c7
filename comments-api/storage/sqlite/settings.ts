/** What the writing thread is told when it starts. */
export type WriterSettings = {
  readonly file: string
  /** See identity.ts. */
  readonly identity: string
  readonly busyTimeout: number
  /** See empty-log.ts. */
  readonly logLives: number
  readonly isBulk: boolean
}
