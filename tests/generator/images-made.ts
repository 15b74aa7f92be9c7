import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import sharp, { type Sharp } from 'sharp'

/** A picture in which no two rows are alike, and whose file is as large as a photograph's. */
export function photo(width = 1_600, height = 1_200): Sharp {
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const
  return sharp({ create: { width, height, channels: 3, background: '#888', noise } }).blur(2)
}

/** As a camera writes it that was held upright: turned, and telling where it was. */
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

/** Two frames. */
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

/** Names of all files below a folder, "/" between folders. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => statSync(join(folder, path)).isFile())
    .sort()
}
