/** What a writing thread needs to know of the file that it opens. */
export type WriterSettings = {
  readonly file: string
  /** See identity.ts. */
  readonly identity: string
  readonly busyTimeout: number
  /** See empty-log.ts. */
  readonly logLives: number
  readonly isBulk: boolean
}
