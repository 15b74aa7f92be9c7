import type { Source } from '../extension/load.ts'
import type { Declared } from '../extension/memory.ts'
import { amendmentsIn } from './eleventy.ts'
import { openEleventy } from './open-eleventy.ts'
import { formatsOfAdded, scratchBeside } from './render-added.ts'

/** Runs the configuration to find out what it asks for; renders nothing. */
export async function readDeclared(source: Source, emptyFolder: string): Promise<Declared> {
  const { eleventy, places } = await openEleventy({
    emptyFolder,
    output: scratchBeside(emptyFolder),
    formats: formatsOfAdded,
    extension: source,
    prepare: () => {},
  })
  const { passthroughCopies, additionalWatchTargets, virtualTemplates } = eleventy.config
  return {
    passthroughs: Object.entries(passthroughCopies).map(([from, { outputPath }]) => ({
      from,
      to: outputPath,
      place: places[from] ?? null,
    })),
    watched: [...new Set(additionalWatchTargets)],
    amendsMarkdown: amendmentsIn(eleventy.config).length > 0,
    templates: Object.fromEntries(
      Object.keys(virtualTemplates).map(path => [path, places[path] ?? null]),
    ),
  }
}
