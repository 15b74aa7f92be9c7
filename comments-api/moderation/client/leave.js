/**
 * WebKit keeps pages for Back although they are sent with `no-store`. Without this script, whoever goes back after a
 * moderator has signed out sees the letters again. Somebody who is signed in finds what was being written.
 */
addEventListener('pageshow', async ({ persisted }) => {
  if (!persisted) return
  const answer = await fetch(location.href, { method: 'HEAD' }).catch(() => null)
  if (answer?.status === 401) location.reload()
})

export {}
