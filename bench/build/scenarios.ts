import { changes, takeBackChanges, takeBackTemplate } from './changes.ts'
import { forget, isWorthMeasuring, measure, type Subject } from './subject.ts'

export const cold = 'cold'

/**
 * In seconds. A change that takes longer rebuilds everything, which says little more than a cold build. It is measured
 * once.
 */
const longChange = 8

/** Starts from the same posts in each round, with nothing left from earlier builds. */
export async function measureCold(subject: Subject, round: number): Promise<void> {
  if (!isWorthMeasuring(subject, cold)) return
  const { changes, settleAfter } = subject.generator
  if (changes.length > 0) takeBackChanges({ ...subject, round })
  if (changes.includes('a template edited')) {
    takeBackTemplate(subject.folder)
    await settleAfter?.['a template edited']?.(subject.folder)
  }
  forget(subject)
  await measure(subject, cold)
}

/** Makes the changes one after another, each on top of those before it. */
export async function measureChanges(subject: Subject, round: number): Promise<void> {
  for (const change of subject.generator.changes) {
    if (!isWorthMeasuring(subject, change, longChange)) continue
    changes[change]({ ...subject, round })
    await measure(subject, change)
  }
}
