/**
 * A page that names no `color-scheme` may be dark all the same, and our dark letters would be lost on it. What it writes
 * in light letters is dark: a background may be an image, or belong to any element.
 */
export function followNight({ host, adoptedStyleSheets }: ShadowRoot): void {
  const around = host.parentElement ?? hostOf(host.getRootNode())
  if (!around) return
  const night = new CSSStyleSheet()
  let isNight = false
  const look = () => {
    const { color, colorScheme } = getComputedStyle(around)
    const isNightNow = colorScheme === 'normal' && isLight(color)
    if (isNightNow === isNight) return
    isNight = isNightNow
    night.replaceSync(isNight ? '@media screen { :host { color-scheme: dark } }' : '')
  }
  adoptedStyleSheets.push(night)
  look()
  // A button of the page may turn day into night, or its styles may ask the system.
  const turned = new MutationObserver(look)
  for (const page of [document.documentElement, document.body])
    turned.observe(page, { attributes: true })
  // A colour that fades still is the old one when its attribute changes.
  document.addEventListener('transitionend', look)
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', look)
}

/** For an element that stands at the top of another's shadow root. */
function hostOf(root: Node): Element | null {
  return root instanceof ShadowRoot ? root.host : null
}

/** What is not `rgb()`, as browsers give nearly every colour, is left as it is. */
function isLight(color: string): boolean {
  const [, red = 0, green = 0, blue = 0] =
    color.match(/^rgba?\((\d+), (\d+), (\d+)/)?.map(Number) ?? []
  return red * 0.3 + green * 0.59 + blue * 0.11 > 140
}
