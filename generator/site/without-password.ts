/** `fetch` refuses other addresses, and its error, which a build would show, repeats them. */
export function isWithoutPassword(written: string): boolean {
  const { username = '', password = '' } = URL.parse(written) ?? {}
  return `${username}${password}` === ''
}

export const passwordRefused = 'has a name or a password in it, with which nothing can be requested'
