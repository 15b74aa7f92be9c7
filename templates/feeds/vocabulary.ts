/**
 * The HTML that may be in a feed: what the W3C's validator accepts, except what acts, asks for input, or makes sense on
 * the page only. https://validator.w3.org/feed/docs/warning/SecurityRisk.html
 */
const elements = new Set(
  (
    'a abbr address area article aside audio b bdi bdo blockquote br caption cite code col colgroup ' +
    'data dd del details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup ' +
    'hr i img ins kbd li main map mark nav ol p picture pre q rp rt ruby s samp section small ' +
    'source span strong sub summary sup table tbody td tfoot th thead time tr track u ul var video wbr'
  ).split(' '),
)

const attributes = new Set(
  (
    'abbr align alt cite class cols colspan controls coords crossorigin datetime dir download ' +
    'headers height hidden href hreflang id ismap kind label lang loop media muted name open poster ' +
    'preload rel reversed rows rowspan scope shape sizes span src srclang srcset start title ' +
    'translate type usemap valign value width'
  ).split(' '),
)

/** Removed together with their content. */
const leaving = new Set(
  (
    'animate applet base button datalist embed frame frameset head iframe input link meta noembed noframes object ' +
    'optgroup option param plaintext script select set style template textarea title xmp'
  ).split(' '),
)

type Fate = 'stays' | 'leaves' | 'unwraps'

export function fateOf(name: string): Fate {
  if (leaving.has(name)) return 'leaves'
  return elements.has(name) || name === 'svg' || name === 'math' ? 'stays' : 'unwraps'
}

/** Drawings and formulas have their own elements. A title there is part of the picture. */
export function fateOfForeign(name: string): Fate {
  return leaving.has(name) && name !== 'title' ? 'leaves' : 'stays'
}

export function isKeptAttribute(name: string): boolean {
  return attributes.has(name.toLowerCase())
}

export function isKeptOfForeign(attribute: string): boolean {
  return !/^on|^(?:style|tabindex)$/i.test(attribute)
}
