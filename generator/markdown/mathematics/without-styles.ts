/**
 * Temml writes style attributes, which the Content-Security-Policy of our pages forbids. They become a class of
 * templates/styles/formula-classes.css or an attribute of MathML. What neither can express is left out: it is hardly
 * visible, and feeds show none of it.
 */
export function withoutStyles(mathml: string): string {
  return mathml.replace(openingTag, (written: string, name: string, attributes: string) =>
    attributes.includes('style=') || attributes.includes('id=')
      ? `<${name}${rewrite(attributes)}>`
      : written,
  )
}

const openingTag = /<([a-z]+)((?: [a-z-]+="[^"]*")+)>/g
const attribute = / ([a-z-]+)="([^"]*)"/g

function rewrite(attributes: string): string {
  const kept = new Map(
    [...attributes.matchAll(attribute)].map(([, name = '', value = '']) => [name, value]),
  )
  const said = declarationsOf(kept.get('style') ?? '')
  // Two texts on one page may use the same name for an equation.
  for (const name of ['style', 'id']) kept.delete(name)
  const classes = [kept.get('class') ?? '', ...said.flatMap(classOf)].filter(name => name !== '')
  if (classes.length > 0) kept.set('class', classes.join(' '))
  const color = said.find(({ property }) => property === 'color')?.value ?? ''
  if (/^(?:#[0-9a-f]{3,8}|[a-z]{3,})$/i.test(color) && color !== 'undefined')
    kept.set('mathcolor', color)
  return [...kept].map(([name, value]) => ` ${name}="${value}"`).join('')
}

type Declaration = { readonly property: string; readonly value: string }

function declarationsOf(style: string): Declaration[] {
  return style.split(';').flatMap(declaration => {
    const colon = declaration.indexOf(':')
    const property = declaration.slice(0, colon).trim()
    const value = declaration.slice(colon + 1).trim()
    return property === 'padding' ? sidesOf(value) : [{ property, value }]
  })
}

function sidesOf(value: string): Declaration[] {
  const [top = '0', right = top, bottom = top, left = right] = value.split(' ')
  const sides = { top, right, bottom, left }
  return Object.entries(sides).map(([side, size]) => ({ property: `padding-${side}`, value: size }))
}

function classOf({ property, value }: Declaration): string[] {
  const length = lengthClasses[property]
  if (length !== undefined)
    return [`${length.name}-${Math.abs(nearest(length.steps, inEm(value)))}`]
  const said = /^border .* solid/.test(`${property} ${value}`) ? 'border' : `${property}:${value}`
  return Object.hasOwn(wordClasses, said) ? [wordClasses[said] ?? ''] : []
}

const sideSteps = [0, 4, 14, 25, 40, 60, 100]
const heightSteps = [0, 5, 20, 30, 50, 100]

/** Lengths in hundredths of an em. The nearest one replaces the length that a formula asks for. */
export const lengthClasses: Readonly<
  Record<string, { readonly name: string; readonly steps: readonly number[] }>
> = {
  'padding-left': { name: 'math-left', steps: sideSteps },
  'padding-right': { name: 'math-right', steps: sideSteps },
  'padding-top': { name: 'math-above', steps: heightSteps },
  'padding-bottom': { name: 'math-below', steps: heightSteps },
  'margin-left': { name: 'math-back', steps: [0, -8, -13, -17, -22, -28, -35, -60, -100] },
}

/** `\llap` and `\clap` overlap what is beside them. */
export const wordClasses: Readonly<Record<string, string>> = {
  'border-top:0.06em solid': 'math-line-above',
  'border-top:0.06em dashed': 'math-dashes-above',
  'border-top:0.15em double': 'math-lines-above',
  'border-bottom:0.06em solid': 'math-line-below',
  'border-bottom:0.06em dashed': 'math-dashes-below',
  'border-bottom:0.15em double': 'math-lines-below',
  'border-left:0.06em solid': 'math-line-left',
  'border-left:0.06em dashed': 'math-dashes-left',
  'border-left:0.15em double': 'math-lines-left',
  'border-right:0.06em solid': 'math-line-right',
  'border-right:0.06em dashed': 'math-dashes-right',
  'border-right:0.15em double': 'math-lines-right',
  border: 'math-box',
  'display:flex': 'math-centred',
  'font-style:italic': 'math-italic',
  'font-weight:bold': 'math-bold',
  'math-depth:0': 'math-depth-0',
  'math-depth:1': 'math-depth-1',
  'math-depth:2': 'math-depth-2',
  'position:absolute': 'math-lapped',
  'position:relative': 'math-lapping',
  'text-align:left': 'tml-left',
  'transform:scaleX(-1)': 'math-mirrored',
  'width:100%': 'math-wide',
  'width:50%': 'math-half',
  'width:7.5%': 'math-margin',
}

function inEm(value: string): number {
  const size = Number.parseFloat(value)
  if (!Number.isFinite(size)) return 0
  if (value.endsWith('pt')) return (size / 10) * 100
  return (value.endsWith('ex') ? size * 0.45 : size) * 100
}

function nearest(steps: readonly number[], wanted: number): number {
  const distance = (step: number) => Math.abs(step - wanted)
  return steps.reduce((best, step) => (distance(step) < distance(best) ? step : best), 0)
}
