import type { MistakeInFile } from '../../diagnostic.ts'
import type { YamlText } from '../../yaml/read-yaml.ts'
import type { FrontMatter } from './front-matter.ts'
import { isDay, type Moments } from './moments.ts'
import { isDraftInQuotes } from './parse-front-matter.ts'

type Written = {
  readonly yaml: YamlText
  readonly front: FrontMatter
  readonly moments: Moments
  readonly faultyKeys: ReadonlySet<string>
}

/** Front matter that is valid, but probably not what the author meant. */
export function likelySlips(written: Written): MistakeInFile[] {
  const slips = [
    ...cutTexts(written),
    ...quotedDraft(written),
    ...altAlone(written),
    ...updatedEarly(written),
  ]
  return slips.map(slip => ({ ...slip, severity: 'warning' }))
}

const texts = ['title', 'description', 'series', 'author', 'imageAlt'] as const

/** YAML reads "C# and # more" as "C# and", followed by a comment. */
function cutTexts({ yaml, faultyKeys }: Written): MistakeInFile[] {
  return texts.flatMap(key => {
    const comment = yaml.commentBehind([key])
    if (comment === null || faultyKeys.has(key)) return []
    return [
      {
        ...yaml.placeOf([key]),
        code: 'invalid-value',
        message: `"${key}" ends before ${JSON.stringify(comment)}, a comment in YAML`,
        hint: 'Put quotation marks around the whole text, or the comment on a line of its own.',
      },
    ]
  })
}

function quotedDraft({ yaml }: Written): MistakeInFile[] {
  if (!isDraftInQuotes(yaml.value)) return []
  return [
    {
      ...yaml.placeOf(['draft']),
      code: 'invalid-value',
      message: '"draft" is a text; the post is treated as a draft',
      hint: 'Write true, without quotation marks.',
    },
  ]
}

function altAlone({ yaml, front, faultyKeys }: Written): MistakeInFile[] {
  if (!front.imageAlt || front.image !== undefined || faultyKeys.has('image')) return []
  return [
    {
      ...yaml.placeOf(['imageAlt']),
      code: 'missing-key',
      message: '"imageAlt" has no "image"',
      hint: 'Name the image in "image", or remove the line.',
    },
  ]
}

/** A date without a time means the whole day, not its first moment. */
function updatedEarly({ yaml, front, moments: { date, updated } }: Written): MistakeInFile[] {
  if (date === null || updated === null) return []
  const earliest = isDay(front.updated ?? '') ? date.startOf('day') : date
  if (updated >= earliest) return []
  return [
    {
      ...yaml.placeOf(['updated']),
      code: 'invalid-date',
      message: `"updated" is ${JSON.stringify(front.updated)}, which is before the post's date, ${date.toFormat('yyyy-MM-dd HH:mm')}`,
      hint: 'Write a later time, or remove the line.',
    },
  ]
}
