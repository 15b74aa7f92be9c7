/**
 * Fetches a module again that did not come. Chromium remembers that it failed, and does not ask again
 * while the page lives (https://github.com/whatwg/html/issues/6768); but it does for another address
 * of the same file, and the error's message says which file that is. Other browsers ask again by
 * themselves: where the message names no file, what is made of it is no address, and the import fails
 * at once. It does not help where a file came and one that it imports did not.
 */
export function anew<Module>({ message }: Error): Promise<Module> {
  return import(`${message.match(/http.*/)}#${Date.now()}`)
}
