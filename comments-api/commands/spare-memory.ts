import { setFlagsFromString } from 'node:v8'

/**
 * For long work beside a running service. By default V8 lets garbage grow to several times the size of what is in use,
 * if the machine has room. With this, importing 60,000 comments takes 222 MB instead of 288 MB, and a fourteenth more
 * processor time.
 */
export function spareMemory(): void {
  setFlagsFromString('--heap-growing-percent=30')
}
