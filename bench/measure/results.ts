import { z } from 'zod'

const Spread = z.tuple([z.number(), z.number()])

const figures = {
  median: z.number(),
  /** The lowest and the highest figure of the rounds. */
  spread: Spread,
  rounds: z.array(z.number()),
}

/** What a peer took in the same rounds, and how many times as much ours took. */
const Comparison = z.strictObject({
  peer: z.string(),
  ...figures,
  /** Ours divided by the peer's: the ratio of the medians, and the spread of the ratios in each round. */
  ratio: z.strictObject({ median: z.number(), spread: Spread }),
})

const Row = z.strictObject({
  /** The heading of the table with this row. */
  group: z.string(),
  what: z.string(),
  /** The number of posts or comments, if several sizes are measured. */
  size: z.number().optional(),
  unit: z.string(),
  ...figures,
  against: z.array(Comparison).optional(),
})

/** Without the names of hosts and without paths, because results are published. */
const Machine = z.strictObject({
  processor: z.string(),
  cores: z.number(),
  /** In GB. */
  memory: z.number(),
  system: z.string(),
  node: z.string(),
})

/** What `--json` prints and `--out` writes, and what the charts are drawn from. */
export const Results = z.strictObject({
  date: z.iso.date(),
  machine: Machine,
  rows: z.array(Row),
})

export type Results = z.infer<typeof Results>
export type Row = z.infer<typeof Row>
export type Comparison = z.infer<typeof Comparison>
