import type { Reason } from '../../comments/reasons.ts'
import { countLinks } from '../../comments/render/shown-text.ts'
import type { Evidence } from '../evidence.ts'

const most = 3

/** Addresses that are no links count, too. `<ann@a.example>` and `&#104;ttps://` are links without being spelled as one. */
export function links({ submission }: Pick<Evidence, 'submission'>): Reason[] {
  const written = submission.body.match(/https?:\/\/|mailto:/gi)?.length ?? 0
  return Math.max(written, countLinks(submission.html)) > most ? ['many-links'] : []
}
