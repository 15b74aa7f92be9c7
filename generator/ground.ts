import { existsSync } from 'node:fs'
import type { BuildOptions } from './build.ts'
import { hashOfCode } from './code-hash.ts'
import { hashOf } from './content/records.ts'
import type { Diagnostic } from './diagnostic.ts'
import { type Extension, readExtension } from './extension/extension.ts'
import { type BuildRecord, readBuildRecord } from './publish/build-record.ts'
import { recogniseSite } from './publish/recognise-site.ts'
import { readSite } from './site/read-site.ts'
import type { Site } from './site/site.ts'
import type { Workshop } from './workshop.ts'

/** What a build stands on before it looks at the content. */
export type Ground = {
  readonly site: Site
  /** Of site.yaml. */
  readonly mistakes: readonly Diagnostic[]
  readonly extension: Extension | null
  /** A hash of the generator and the templates. */
  readonly ownCode: string
  /** A hash of all that decides how a page looks, besides its content. */
  readonly code: string
  /** A hash of all of this: what the last build recorded holds only on the very same. */
  readonly hash: string
  readonly record: BuildRecord
  /** Whether this very process published the site that the record tells of. */
  readonly isOwn: boolean
  /** Whether this build has just looked at every byte of that site, because it came from elsewhere. */
  readonly isVerified: boolean
}

export async function readGround(workshop: Workshop, options: BuildOptions): Promise<Ground> {
  const ownCode = options.code ?? hashOfCode(workshop.root)
  const extension = await readExtension(workshop, { ...options, code: ownCode })
  const code = extension === null ? ownCode : hashOf(`${ownCode} ${extension.hash}`)
  const { site, mistakes } = readSite({ ...options, shownAs: workshop.shownAs })
  const hash = hashOf(JSON.stringify([code, site]))
  const own = options.memory?.recall(hash)
  const isOwn = own !== undefined && existsSync(workshop.folder.path)
  const kept = own ?? readBuildRecord(options.useCache ? workshop.recordPath : '', hash)
  const known = isOwn ? kept : recogniseSite(workshop.folder.path, kept)
  const isVerified = known !== kept
  return { site, mistakes, extension, ownCode, code, hash, record: known, isOwn, isVerified }
}
