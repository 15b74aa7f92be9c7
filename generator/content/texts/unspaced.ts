/** Scripts that part no words by spaces, and the marks that go with them. Korean does part its words. */
const cjk =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303F\u30FC\uFF00-\uFF9F\uFFE0-\uFFE6]/u

/** Where a line of Chinese or Japanese ends in the file, nothing ends on the page: there a space would be a hole. */
export function joinsUnspaced(before: string, after: string): boolean {
  return cjk.test(before) && cjk.test(after)
}
