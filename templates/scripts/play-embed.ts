/**
 * Films from other sites: a button that replaces itself with the player. Before it is pressed, nothing is requested
 * from the other site, so it learns nothing about those who only read.
 */
for (const caption of document.querySelectorAll<HTMLElement>('.embed > [data-frame]')) {
  addButton(caption)
}

function addButton(caption: HTMLElement): void {
  const { frame = '', title = '', play = '', notice = '' } = caption.dataset
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'play'
  const label = document.createElement('span')
  label.textContent = play
  const small = document.createElement('small')
  small.textContent = notice
  button.append(label, small)
  button.addEventListener('click', () => {
    const player = createPlayer(frame, title || play)
    button.replaceWith(player)
    player.focus()
  })
  caption.before(button)
}

function createPlayer(address: string, title: string): HTMLIFrameElement {
  const player = document.createElement('iframe')
  player.title = title
  player.loading = 'lazy'
  // The reader has pressed "Play" already, and should not have to again.
  player.allow = 'autoplay; fullscreen'
  // Without the first two a player shows nothing. The third opens the film's own page in a new tab.
  player.sandbox.add('allow-scripts', 'allow-same-origin', 'allow-popups')
  // YouTube refuses a page that does not send its address:
  // https://developers.google.com/youtube/terms/required-minimum-functionality
  player.referrerPolicy = 'strict-origin-when-cross-origin'
  player.src = address
  return player
}
