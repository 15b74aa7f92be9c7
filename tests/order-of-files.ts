import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * In a fresh clone, as in CI, Vitest knows no durations and begins with the largest files. Of those that
 * take longest some are the shortest to read: as the last of a run they left half of the machine idle.
 */
const first = [
  // Encodes the pictures of the demonstration: the stories after it find them, and none encodes them beside it.
  'tests/stories/conversation.test.ts',
  'tests/bench/build.test.ts',
  'tests/generator/assets/bundle.test.ts',
  'tests/stories/author-first-build.test.ts',
]

/** As Vitest orders them, but for a few of each project: for these see `first`. */
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
