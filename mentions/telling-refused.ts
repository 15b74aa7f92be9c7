/** Nobody can be told, for a reason that the owner can fix. */
export class TellingRefused extends Error {
  override name = 'TellingRefused'
}
