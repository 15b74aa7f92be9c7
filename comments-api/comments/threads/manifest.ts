import { readFile, stat } from 'node:fs/promises'
import * as z from 'zod'
import { Manifest, ManifestThread } from '../../contract/manifest.ts'
import { readText } from '../../contract/read-text.ts'
import type { World } from '../../world.ts'

/** Where `threads.json` is: on the site, or a file from the last build. */
export type ManifestAddress =
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'url'; readonly url: string }

/** `mark` identifies an edition without reading it: an ETag, or a file's time and size. */
export type Edition = { readonly mark: string | null; readonly manifest: Manifest }

/** In milliseconds. Shorter than a request may take, see http/answers/in-time.ts, so that it is told what is missing. */
const timeout = 8_000

/** `null` if nothing has changed since `mark`. Throws if it cannot be read or is not a manifest. */
export function readManifest(
  address: ManifestAddress,
  mark: string | null,
  world: World,
): Promise<Edition | null> {
  return address.kind === 'file'
    ? readFromFile(address.file, mark)
    : fetchIt(address.url, mark, world)
}

async function readFromFile(file: string, mark: string | null): Promise<Edition | null> {
  const found = await stat(file)
  // To read a pipe is to wait, in one of the few threads that Node has for all files and names.
  if (!found.isFile()) throw new Error(`${file} is not a file`)
  const { mtimeMs, size, ino } = found
  const current = `${mtimeMs}-${size}-${ino}`
  if (current === mark) return null
  return { mark: current, manifest: parse(await readFile(file, 'utf8'), file) }
}

async function fetchIt(url: string, mark: string | null, world: World): Promise<Edition | null> {
  const response = await world.fetch(url, {
    headers: mark === null ? {} : { 'if-none-match': mark },
    signal: AbortSignal.timeout(timeout),
  })
  if (response.status === 304) return null
  if (!response.ok) throw new Error(`${url} answers ${response.status}`)
  const text = await readText(response, url)
  return { mark: response.headers.get('etag'), manifest: parse(text, url) }
}

const Listed = Manifest.extend({ threads: z.array(z.unknown()) })

/** Stops at the first thread that is wrong: to list what is wrong with half a million took 2 GB. */
function parse(text: string, source: string): Manifest {
  const { threads, ...ofSite } = read(Listed, JSON.parse(text), { source, at: [] })
  return {
    ...ofSite,
    threads: threads.map((thread, at) =>
      read(ManifestThread, thread, { source, at: ['threads', at] }),
    ),
  }
}

type Place = { readonly source: string; readonly at: readonly PropertyKey[] }

function read<Read>(schema: z.ZodType<Read>, value: unknown, { source, at }: Place): Read {
  const found = schema.safeParse(value, { reportInput: true })
  if (found.success) return found.data
  const [issue] = found.error.issues
  const path = [...at, ...(issue?.path ?? [])]
  // Anything else may hold a password, and this goes into the log.
  const id = path.at(-1) === 'id' ? ` ${JSON.stringify(issue?.input)?.slice(0, 100)}` : ''
  throw new Error(`${source} is not a manifest: ${path.join('.')}${id}: ${issue?.message}`)
}
