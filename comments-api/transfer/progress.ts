export type Tell = (step: string) => void

export const silent: Tell = () => {}

/** Shows progress on one line of a terminal, which is cleared at the end. Writes to a log every ten seconds. */
export function openProgress() {
  const { stderr } = process
  const begun = performance.now()
  let told = begun
  const tell: Tell = step => {
    const now = performance.now()
    if (stderr.isTTY) stderr.write(`\r\u001b[K${step} …`)
    else if (now - told > 10_000) stderr.write(`${step} …\n`)
    else return
    told = now
  }
  return {
    tell,
    end: () => {
      if (stderr.isTTY && told > begun) stderr.write('\r\u001b[K')
    },
  }
}

/** Reports every thousandth call. `did` says what was done, such as "comments read". */
export function countAloud(tell: Tell, did: string): () => void {
  let count = 0
  return () => {
    count += 1
    if (count % 1000 === 0) tell(`${count.toLocaleString('en')} ${did}`)
  }
}
