/**
 * Imports a module again that failed to load. Chromium remembers the failure and does not try again while the page
 * lives (https://github.com/whatwg/html/issues/6768), but it does for another address of the same file, and the error's
 * message contains that. Other browsers try again by themselves: if the message names no file, the result is no
 * address, and the import fails at once. This does not help if the file itself loaded and one that it imports did not.
 */
export function anew<Module>({ message }: Error): Promise<Module> {
  return import(`${message.match(/http.*/)}#${Date.now()}`)
}
