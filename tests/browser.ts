import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Browser, chromium as playwright } from 'playwright-core'
import { followTraffic } from './settled.ts'

const run = promisify(execFile)

const cache = join(import.meta.dirname, '../node_modules/.cache')
/** Named after the version of `@sparticuz/chromium`, so that an upgrade is unpacked anew. */
const unpacked = join(cache, 'chromium-147')

/** What a page waits for comes, however busy the machine is; only what never comes may fail a test. */
const patience = 120_000

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * Chromium out of an npm package, with the libraries and the fonts that a bare Linux machine lacks. Its
 * own list of arguments is not used: it switches web security off, which is what we test.
 */
export async function launchBrowser(args: readonly string[] = []): Promise<Browser> {
  if (!existsSync(unpacked)) await unpackBrowser()
  const browser = await playwright.launch({
    executablePath: join(unpacked, 'chromium'),
    args: [...quiet, ...args],
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(unpacked, 'al2023/lib'),
      FONTCONFIG_FILE: join(unpacked, 'fonts.conf'),
    },
  })
  browser.on('context', context => {
    context.setDefaultTimeout(patience)
    followTraffic(context)
  })
  return browser
}

/** Beside its place first, then moved there at once: several test workers start at the same time. */
async function unpackBrowser(): Promise<void> {
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'unpacking-chromium-'))
  await unpackInto(folder)
  writeFileSync(join(folder, 'fonts.conf'), fontsOf(unpacked))
  try {
    renameSync(folder, unpacked)
  } catch (error) {
    rmSync(folder, { recursive: true })
    // Another worker was faster: its copy is as good.
    if (!existsSync(unpacked)) throw error
  }
}

/**
 * The package unpacks where TMPDIR says, and its libraries only where it believes to run on Lambda. In a process
 * of its own: in this one, whatever a test makes meanwhile in a temporary folder would be made in that one.
 */
async function unpackInto(folder: string): Promise<void> {
  const env = { ...process.env, TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' }
  await run(process.execPath, [fileURLToPath(new URL('./unpack-browser.ts', import.meta.url))], {
    env,
  })
}

function fontsOf(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<dir>/usr/share/fonts</dir>
<dir>${folder}/fonts</dir>
<cachedir>${folder}/font-cache</cachedir>
</fontconfig>
`
}
