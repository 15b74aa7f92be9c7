import { expect, it } from 'vitest'
import { MachineError } from '../../../generator/errors.ts'
import { writingInClone, writingTo } from '../../../generator/report/writing-to.ts'

const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })

it('reports a full disk with the place, what to do, and what was not done', async () => {
  const written = writingTo('/srv/blog', 'nothing was imported', () => Promise.reject(full))

  await expect(written).rejects.toThrow(
    new MachineError(
      '/srv/blog: there is no room left on its disk; make some, and run the command again; nothing was imported',
    ),
  )
})

it('reports a read-only disk with the place, what to do, and what was not done', async () => {
  const error = Object.assign(new Error('EROFS: read-only file system'), { code: 'EROFS' })

  const written = writingTo('/srv/blog', 'nothing was exported', () => Promise.reject(error))

  await expect(written).rejects.toThrow(
    new MachineError(
      '/srv/blog: its disk is read-only; name a place on another; nothing was exported',
    ),
  )
})

it('reports a limit of the file size, with the ways around it', async () => {
  const error = Object.assign(new Error('EFBIG: file too large, write'), { code: 'EFBIG' })

  const written = writingTo('/srv/blog', 'nothing was exported', () => Promise.reject(error))

  await expect(written).rejects.toThrow(
    new MachineError(
      '/srv/blog: no file may grow as large there; raise the limit (ulimit -f), or take a disk with another file system; nothing was exported',
    ),
  )
})

it('passes other errors on unchanged', async () => {
  const error = Object.assign(new Error('ENOENT'), { code: 'ENOENT', syscall: 'open' })

  await expect(writingTo('/srv/blog', '', () => Promise.reject(error))).rejects.toBe(error)
})

it.each([
  ['EROFS', 'its disk is read-only; work in a copy on another'],
  ['EACCES', 'this user may not write there; give yourself the right to, or work in a copy'],
])('suggests no other folder for a file inside the clone: %s', async (code, why) => {
  const error = Object.assign(new Error(code), { code })

  const written = writingInClone('content/posts', 'no post was begun', () => Promise.reject(error))

  await expect(written).rejects.toEqual(
    new MachineError(`content/posts: ${why}; no post was begun`, { cause: error }),
  )
})
