/** An alias as it stands in a rule or a link: the one sign in it that is more than a letter of a path is "?". */
export function encodeAlias(alias: string): string {
  return encodeURI(alias).replaceAll('#', '%23')
}
