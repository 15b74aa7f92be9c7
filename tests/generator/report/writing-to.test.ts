import { expect, it } from 'vitest'
import { MachineError } from '../../../generator/errors.ts'
import { writingInClone, writingTo } from '../../../generator/report/writing-to.ts'

const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })

it('a full disk is told with the place, what to do, and what became of it', async () => {
  const written = writingTo('/srv/blog', 'nothing was imported', () => Promise.reject(full))

  await expect(written).rejects.toThrow(
    new MachineError(
      '/srv/blog: there is no room left on its disk; make some, and run the command again; nothing was imported',
    ),
  )
})

it('a read-only disk is told in the same way', async () => {
  const error = Object.assign(new Error('EROFS: read-only file system'), { code: 'EROFS' })

  const written = writingTo('/srv/blog', 'nothing was exported', () => Promise.reject(error))

  await expect(written).rejects.toThrow(
    new MachineError(
      '/srv/blog: its disk is read-only; name a place on another; nothing was exported',
    ),
  )
})

it('a file that may not grow as large is told as that, and not as a fault of ours', async () => {
  const error = Object.assign(new Error('EFBIG: file too large, write'), { code: 'EFBIG' })

  const written = writingTo('/srv/blog', 'nothing was exported', () => Promise.reject(error))

  await expect(written).rejects.toThrow(
    new MachineError(
      '/srv/blog: no file may grow as large there; raise the limit (ulimit -f), or take a disk with another file system; nothing was exported',
    ),
  )
})

it('what is nothing of the machine is told as it was', async () => {
  const error = Object.assign(new Error('ENOENT'), { code: 'ENOENT', syscall: 'open' })

  await expect(writingTo('/srv/blog', '', () => Promise.reject(error))).rejects.toBe(error)
})

it.each([
  ['EROFS', 'its disk is read-only; work in a copy on another'],
  ['EACCES', 'this user may not write there; give yourself the right to, or work in a copy'],
])('in the clone itself no other place is to be named: %s', async (code, why) => {
  const error = Object.assign(new Error(code), { code })

  const written = writingInClone('content/posts', 'no post was begun', () => Promise.reject(error))

  await expect(written).rejects.toEqual(
    new MachineError(`content/posts: ${why}; no post was begun`, { cause: error }),
  )
})
