/** Nobody can be told, for a reason that the owner can mend. */
export class TellingRefused extends Error {
  override name = 'TellingRefused'
}
