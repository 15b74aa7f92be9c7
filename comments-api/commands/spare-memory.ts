import { setFlagsFromString } from 'node:v8'

/**
 * For work of minutes beside a service. Left alone, V8 lets garbage grow to several times of what lives, because the
 * machine has room (60,000 comments imported: 288 MB, against 222 MB and a fourteenth more processor time).
 */
export function spareMemory(): void {
  setFlagsFromString('--heap-growing-percent=30')
}
