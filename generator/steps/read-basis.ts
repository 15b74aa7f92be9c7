import { existsSync } from 'node:fs'
import type { BuildOptions } from '../build-options.ts'
import { hashOfCode } from '../code-hash.ts'
import type { Diagnostic } from '../diagnostic.ts'
import { ContentError } from '../errors.ts'
import { readExtension } from '../extension/extension.ts'
import type { Extension } from '../extension/read-extension.ts'
import { hashOf } from '../hash-of.ts'
import { type BuildRecord, readBuildRecord } from '../memory/build-record.ts'
import type { Published } from '../publish/compare-output.ts'
import type { Looking } from '../publish/looking.ts'
import { recogniseSite } from '../publish/recognise-site.ts'
import { rememberOne } from '../remember.ts'
import { readSite, type WrittenSite } from '../site/read-site.ts'
import type { Site } from '../site/site.ts'
import type { Workshop } from '../workshop.ts'
import type { Glance } from './glance.ts'

/** What a build knows before it reads the content: settings, code, and the last record. */
export type Basis = {
  readonly site: Site
  /** As site.yaml has it; `null` if that is faulty and `site` is a stand-in. */
  readonly written: WrittenSite | null
  /** What is wrong with site.yaml and eleventy.config.ts. */
  readonly mistakes: readonly Diagnostic[]
  /** Also `null` if it is faulty. Nothing is published then. */
  readonly extension: Extension | null
  /** Whether plug-ins change how Markdown is rendered, or may do so once the extension is sound. */
  readonly amendsMarkdown: boolean
  /** A hash of the generator and the templates. */
  readonly ownCode: string
  /** A hash of everything, other than content, that decides what a page looks like. */
  readonly code: string
  /** A hash of code and site: the record of the last build is valid only if this is unchanged. */
  readonly ground: string
  readonly record: BuildRecord
  /** What is in the output folder. Other threads may already be finding out; a caller helps them finish. */
  published(): Promise<Published>
}

export async function readBasis(workshop: Workshop, options: BuildOptions): Promise<Basis> {
  const ownCode = options.code ?? hashOfCode(workshop.root)
  const { extension, faults } = await readExtension(workshop, { ...options, code: ownCode })
    .then(extension => ({ extension, faults: [] }))
    .catch(withoutExtension)
  const code = extension === null ? ownCode : hashOf(`${ownCode} ${extension.hash}`)
  const { site, mistakes, written } = readSite({
    ...options,
    shownAs: workshop.shownAs,
    known: knownSite(ownCode, options),
    readFile: options.glance?.readSiteFile,
  })
  const ground = hashOf(JSON.stringify([code, site]))
  const own = options.memory?.recall(ground)
  const recordPath = options.useCache ? workshop.recordPath : ''
  const record = own ?? readBuildRecord(recordPath, ground, options.glance?.site)
  const isOwn = own !== undefined && existsSync(workshop.folder.path)
  const published = rememberOne(async () =>
    isOwn ? { record, isCertain: true } : lookAtPublished(workshop, record, options.glance),
  )
  return {
    site,
    written,
    mistakes: [...mistakes, ...faults],
    extension,
    amendsMarkdown: faults.length > 0 || (extension?.declared.amendsMarkdown ?? false),
    ownCode,
    code,
    ground,
    record,
    published,
  }
}

/** The content is read all the same, so that all mistakes are told in one run. */
function withoutExtension(error: unknown) {
  if (!(error instanceof ContentError)) throw error
  return { extension: null, faults: error.diagnostics }
}

/** Site.yaml as the last build read it: reading and checking it again takes a hundredth of an edit. */
function knownSite(code: string, { glance }: BuildOptions): WrittenSite | undefined {
  const sight = glance?.site?.sight
  return sight?.code === code ? sight.site : undefined
}

async function lookAtPublished(
  { folder }: Workshop,
  record: BuildRecord,
  { looking, recognition }: Partial<Glance> = {},
): Promise<Published> {
  const known = await recogniseSite(folder.path, record, recognition)
  if (known !== record) return { record: known, isCertain: true, looking: nothingElse }
  // After a change of code the record is empty, and every file would count as unknown.
  const isHelpful = known.outputs.inColumns().names.length > 0 && looking?.isUnderWay === true
  return { record, isCertain: false, looking: isHelpful ? looking : undefined }
}

/** Nothing is left to look at: every file has just been recognised by its bytes. */
const nothingElse: Looking = {
  isUnderWay: false,
  changed: () => new Set(),
  unknownFiles: () => [],
}
