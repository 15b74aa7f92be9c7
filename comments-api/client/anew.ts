/**
 * Chromium keeps in mind that a module did not come, and does not fetch it again while the page lives. By another
 * name of the same file it does, and its message says which file: https://github.com/whatwg/html/issues/6768.
 * Other browsers fetch again by themselves; where the message names no file, what is made of it is no address,
 * and the import fails at once. It does not help where a file came and one that it imports did not.
 */
export function anew<Module>({ message }: Error): Promise<Module> {
  return import(`${message.match(/http.*/)}#${Date.now()}`)
}
