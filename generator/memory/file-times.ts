/** Times of files as eight bytes each, in Base64: as decimals they would take twice as much space. */
export function writtenTimes(times: Float64Array): string {
  return new Uint8Array(times.buffer, times.byteOffset, times.byteLength).toBase64()
}

export function readTimes(written: string): Float64Array {
  return new Float64Array(Uint8Array.fromBase64(written).buffer)
}
