import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import sharp, { type Sharp } from 'sharp'

/** A picture without two equal rows, whose file is as large as that of a photograph. */
export function photo(width = 1_600, height = 1_200): Sharp {
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const
  return sharp({ create: { width, height, channels: 3, background: '#888', noise } }).blur(2)
}

/** As a camera writes it that was held upright: rotated, and with the place where it was. */
export function cameraPhoto(width = 1_600, height = 1_200): Promise<Buffer> {
  return photo(width, height)
    .jpeg()
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Copyright: 'canary-owner' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 3230/100' },
    })
    .withXmp('<?xpacket?><x:xmpmeta xmlns:x="adobe:ns:meta/">canary-place</x:xmpmeta>')
    .toBuffer()
}

export function cutOut(): Promise<Buffer> {
  const background = { r: 120, g: 30, b: 34, alpha: 0.5 }
  return sharp({ create: { width: 700, height: 500, channels: 4, background } })
    .png()
    .toBuffer()
}

/** An animation of two frames. */
export async function movingPicture(): Promise<Buffer> {
  const frames = ['#fff', '#000'].map(background =>
    sharp({ create: { width: 40, height: 30, channels: 3, background } })
      .png()
      .toBuffer(),
  )
  return sharp(await Promise.all(frames), { join: { animated: true } })
    .gif({ delay: [100, 100] })
    .toBuffer()
}

/** As phones write it: HEVC in the boxes that hold AV1 in an AVIF file. Nothing here can decode its pixels. */
export async function telephonePhoto(): Promise<Buffer> {
  const avif = await photo(30, 20).avif({ effort: 0 }).toBuffer()
  const settings = Buffer.from(
    '0000001f687663430101600000009000000000005af000fcfdf8f800000f00',
    'hex',
  )
  const [at, data] = [avif.indexOf('av1C') - 4, avif.indexOf('mdat') + 4]
  const more = settings.length - avif.readUInt32BE(at)
  const heic = Buffer.concat([
    avif.subarray(0, at),
    settings,
    avif.subarray(at + avif.readUInt32BE(at)),
  ])
  const place = Buffer.alloc(4)
  place.writeUInt32BE(data)
  heic.writeUInt32BE(data + more, heic.indexOf(place, heic.indexOf('iloc')))
  for (const box of ['meta', 'iprp', 'ipco']) {
    const start = heic.indexOf(box) - 4
    heic.writeUInt32BE(heic.readUInt32BE(start) + more, start)
  }
  const named = heic.toString('latin1').replaceAll('av01', 'hvc1').replaceAll('avif', 'heic')
  return Buffer.from(named, 'latin1')
}

/** The names of all files below a folder, with "/" between folders. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => statSync(join(folder, path)).isFile())
    .sort()
}
