import type { Row } from '../measure/results.ts'
import type { Run } from '../measure/run-command.ts'
import { compare, summarise } from '../measure/summarise.ts'
import { cold } from './scenarios.ts'
import type { Subject } from './subject.ts'

type Measure = {
  readonly name: string
  readonly unit: string
  of(run: Run): number | null
}

const measures: readonly Measure[] = [
  { name: 'time', unit: 's', of: run => run.seconds },
  { name: 'processor time', unit: 's', of: run => run.cpuSeconds },
  { name: 'peak memory', unit: 'MB', of: run => run.megabytes },
]

/** What others are called beside the measured one, and what was measured of them. */
export type Others = Readonly<Record<string, Subject>>

/** A row for each thing that was built and each measure of it, beside what others took for the same posts. */
export function rowsOf(set: string, subject: Subject, others: Others): Row[] {
  return measures.flatMap(measure =>
    [...subject.runs].flatMap(([what, runs]) => {
      const figures = figuresOf(runs, measure)
      if (figures.length === 0) return []
      const group = `Builds, ${set}: ${measure.name}`
      const row = summarise({ group, what, size: subject.posts, unit: measure.unit }, figures)
      const beside = Object.entries(others).map(([name, other]) => {
        const same = other.runs.get(what)
        // A generator that keeps no pages builds them all after each change.
        return same === undefined
          ? [`${name}, a full build`, figuresOf(other.runs.get(cold) ?? [], measure)]
          : [name, figuresOf(same, measure)]
      })
      return compare(row, Object.fromEntries(beside))
    }),
  )
}

function figuresOf(runs: readonly Run[], measure: Measure): number[] {
  return runs.map(measure.of).filter(figure => figure !== null)
}
