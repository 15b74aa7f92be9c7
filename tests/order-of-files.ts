import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * In a fresh clone, and so in CI, Vitest knows no durations and begins with the largest files. Some of those that take
 * longest are short, and half of the machine was idle while they ran last.
 */
const first = [
  // Encodes the pictures of the demonstration, so that later stories find them and do not encode them at the same time.
  'tests/stories/conversation.test.ts',
  'tests/bench/build.test.ts',
  'tests/generator/assets/bundle.test.ts',
  'tests/stories/author-first-build.test.ts',
  'tests/bench/service.test.ts',
]

/** In the order of Vitest, except for a few files of each project: see `first`. */
export class OrderOfFiles extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const projects = new Set(sorted.map(({ project }) => project.name))
    return [...projects].flatMap(name =>
      sorted
        .filter(({ project }) => project.name === name)
        .toSorted((a, b) => placeOf(a) - placeOf(b)),
    )
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const place = first.findIndex(file => moduleId.endsWith(`/${file}`))
  return place === -1 ? first.length : place
}
