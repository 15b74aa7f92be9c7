/** Settings, words or files of whoever called are at fault: exit 1. Every mistake at once, and nothing was done. */
export class InputRefused extends Error {
  override name = 'InputRefused'
  readonly mistakes: readonly string[]

  constructor(mistakes: readonly string[]) {
    super(mistakes.join('\n'))
    this.mistakes = mistakes
  }
}
