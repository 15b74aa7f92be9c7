/** Generators make a file for each address, so a "#" in it is part of that file's name, and begins no fragment: `/c#/`. */
export function withNumberSigns(address: string): string {
  return address.replaceAll('#', '%23')
}
