/**
 * Imports a module again that failed to load. Chromium and Firefox remember the failure and do not try again while the
 * page lives (https://github.com/whatwg/html/issues/6768), but they do for another address of the same file, and the
 * error's message contains that. WebKit tries again by itself: if the message names no file, the result is no address,
 * and the import fails at once. This does not help if the file itself loaded and one that it imports did not. Firefox
 * then names the latter, so that a module without what was wanted is loaded.
 */
export function anew<Module>({ message }: Error): Promise<Module> {
  return import(`${message.match(/http.*/)}#${Date.now()}`)
}
