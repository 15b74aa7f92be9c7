/**
 * Served to the desk's pages as it is. The button stays hidden without a script, or if the browser is too old.
 *
 * @typedef {{ ask: string, send: string, answer: (options: any) => Promise<Credential | null> }} Way
 */

/** @type {Readonly<Record<string, Way>>} */
const ways = {
  'sign-in': {
    ask: '/api/admin/passkeys/challenge',
    send: '/api/admin/passkeys/sign-in',
    answer: options =>
      navigator.credentials.get({
        publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
      }),
  },
  add: {
    ask: '/api/admin/passkeys/offer',
    send: '/api/admin/passkeys',
    answer: options =>
      navigator.credentials.create({
        publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
      }),
  },
}

const canDoIt =
  'PublicKeyCredential' in window && 'parseRequestOptionsFromJSON' in PublicKeyCredential

for (const place of document.querySelectorAll('[data-passkey]')) {
  if (!(place instanceof HTMLElement) || !canDoIt) continue
  const way = ways[place.dataset['passkey'] ?? '']
  if (way) prepare(place, way)
}

/**
 * @param {HTMLElement} place
 * @param {Way} way
 */
function prepare(place, way) {
  const button = place.querySelector('button')
  const told = place.querySelector('[role="status"]')
  place.hidden = false
  button?.addEventListener('click', async () => {
    button.disabled = true
    if (told) told.textContent = ''
    try {
      location.assign(await go(way))
    } catch (error) {
      button.disabled = false
      if (told) told.textContent = explain(error)
    }
  })
}

/**
 * @param {Way} way
 * @returns {Promise<string>} where to go next
 */
async function go({ ask, send, answer }) {
  const credential = await answer(await post(ask, {}))
  if (!(credential instanceof PublicKeyCredential)) throw new Error('no passkey was chosen')
  const { location: next } = await post(send, credential.toJSON())
  return next
}

/**
 * @param {string} path
 * @param {unknown} body
 */
async function post(path, body) {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(30_000),
  })
  if (response.status === 401) throw new Error('signed out')
  if (response.status === 429) throw new Error('too many tries')
  if (!response.ok) throw new Error('refused')
  return response.json()
}

/**
 * Browsers reveal as little as possible about what went wrong:
 * https://www.w3.org/TR/webauthn-3/#sctn-privacy-considerations-client
 *
 * @param {unknown} error
 */
function explain(error) {
  if (error instanceof Error && error.message === 'too many tries') {
    return 'Too many tries. Wait a quarter of an hour.'
  }
  if (error instanceof Error && error.message === 'signed out') {
    return 'You are signed out here. Load this page again, and sign in.'
  }
  if (error instanceof DOMException && error.name === 'InvalidStateError') {
    return 'This device has a passkey for this desk already.'
  }
  return 'That did not work. Try again, or take one of the other ways.'
}

export {}
