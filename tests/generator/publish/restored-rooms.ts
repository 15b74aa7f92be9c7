import { execFileSync } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { filesIn } from '../../files-in.ts'
import { flipBitIn } from '../flip-bit.ts'
import { photo } from '../images-made.ts'
import { createSiteFolder, fingerprintsOf, post, type SiteFolder } from '../site-folder.ts'

const rooms: SiteFolder[] = []

function openRoom(files: Readonly<Record<string, string>> = {}): SiteFolder {
  const room = createSiteFolder(files)
  rooms.push(room)
  return room
}

export function closeRooms(): void {
  for (const room of rooms.splice(0)) room[Symbol.dispose]()
}

/** The site that others are restored from. */
export async function buildFirst(): Promise<SiteFolder> {
  const first = createSiteFolder({
    'posts/2026-01-01-one.md': post('One'),
    'posts/2026-01-02-two.md': post('Two', 'tags: [things]', '![A view](view.jpg)'),
  })
  first.write('posts/view.jpg', await photo(320, 240).jpeg().toBuffer())
  await first.build()
  return first
}

export const cacheOf = (room: SiteFolder) => join(dirname(room.content), 'cache')

type Kept = { readonly site?: SiteFolder; readonly cache?: SiteFolder }

/** What a machine of CI begins with: the content in new files, and what was kept, down to the times of files. */
export function restore(first: SiteFolder, { site = first, cache = first }: Kept = {}): SiteFolder {
  const room = openRoom()
  cpSync(first.content, room.content, { recursive: true })
  rmSync(cacheOf(room), { recursive: true, force: true })
  execFileSync('cp', ['-a', cacheOf(cache), cacheOf(room)])
  execFileSync('cp', ['-a', site.output, room.output])
  return room
}

const cleanly = new Map<string, Promise<object>>()

/** What a build of the same content without anything kept makes. Several tests end with the same content. */
export function cleanlyBuilt({ content }: SiteFolder): Promise<object> {
  return cleanly.getOrInsertComputed(JSON.stringify(fingerprintsOf(content)), async () => {
    const room = openRoom()
    cpSync(content, room.content, { recursive: true })
    await room.build({ useCache: false })
    return fingerprintsOf(room.output)
  })
}

/** As a disk corrupts files: sizes and times stay the same. */
export function flipBitInEach(folder: string, files = filesIn(folder)): void {
  const before = `${folder}.before`
  execFileSync('cp', ['-a', folder, before])
  files.forEach(flipBitIn)
  const names = files.map(file => relative(folder, file))
  const restoreTime = ['-exec', 'touch', '-r', `${before}/{}`, '{}', ';']
  execFileSync('find', [...names, ...restoreTime], { cwd: folder })
  rmSync(before, { recursive: true })
}

export function edit(room: SiteFolder): void {
  room.write('posts/2026-01-01-one.md', post('One', 'description: The same.', 'Other words.'))
}
