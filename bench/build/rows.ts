import type { Row } from '../measure/results.ts'
import type { Run } from '../measure/run-command.ts'
import { compare, fullBuild, summarise } from '../measure/summarise.ts'
import { cold } from './scenarios.ts'
import type { Subject } from './subject.ts'

type Measure = {
  readonly name: string
  readonly unit: string
  of(run: Run): number | null
}

const measures: readonly Measure[] = [
  { name: 'Time', unit: 's', of: run => run.seconds },
  { name: 'Processor time', unit: 's', of: run => run.cpuSeconds },
  { name: 'Peak memory', unit: 'MB', of: run => run.megabytes },
]

/** What was measured of other generators, by the name to show. */
type Others = Readonly<Record<string, Subject>>

/** A row for each thing that was built and each measure of it, with the others' figures for the same posts. */
export function rowsOf(set: string, subject: Subject, others: Others): Row[] {
  return measures.flatMap(measure =>
    [...subject.runs].flatMap(([what, runs]) => {
      const figures = figuresOf(runs, measure)
      if (figures.length === 0) return []
      const group = `${measure.name} of builds by posts, ${set}`
      const row = summarise({ group, what, size: subject.posts, unit: measure.unit }, figures)
      return compare(row, Object.fromEntries(besides(what, others, measure)))
    }),
  )
}

function besides(what: string, others: Others, measure: Measure): [string, number[]][] {
  return Object.entries(others).flatMap(([name, { runs }]) => {
    const same = runs.get(what)
    if (same !== undefined) return [[name, figuresOf(same, measure)]]
    // A generator that keeps no pages builds all of them after a change, so that takes as long as a cold build.
    const whole = measure.name === 'Time' ? figuresOf(runs.get(cold) ?? [], measure) : []
    return whole.length === 0 ? [] : [[`${name}${fullBuild}`, whole]]
  })
}

function figuresOf(runs: readonly Run[], measure: Measure): number[] {
  return runs.map(measure.of).filter(figure => figure !== null)
}
