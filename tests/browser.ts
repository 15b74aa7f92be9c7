import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Browser, chromium as playwright } from 'playwright-core'
import { followTraffic } from './settled.ts'

const run = promisify(execFile)

const cache = join(import.meta.dirname, '../node_modules/.cache')
/** Named after the version of `@sparticuz/chromium`, so that an upgrade is unpacked again. */
const unpacked = join(cache, 'chromium-147')

/** Long enough for the busiest machine, so that a test fails only if what its page waits for never comes. */
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
 * Starts Chromium from an npm package, with the libraries and fonts that a bare Linux machine lacks. The package's own
 * list of arguments is not used, because it switches off web security, which we test.
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

/**
 * Unpacks beside the final place and then moves everything at once, because several test workers start at the same
 * time.
 */
async function unpackBrowser(): Promise<void> {
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'unpacking-chromium-'))
  await unpackInto(folder)
  writeFileSync(join(folder, 'fonts.conf'), fontsOf(unpacked))
  try {
    renameSync(folder, unpacked)
  } catch (error) {
    rmSync(folder, { recursive: true })
    // Another worker was faster, and its copy is just as good.
    if (!existsSync(unpacked)) throw error
  }
}

/**
 * The package unpacks to TMPDIR, and its libraries only if it believes that it runs on Lambda. It runs in a process of
 * its own, because other tests in this one would use that TMPDIR meanwhile.
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
