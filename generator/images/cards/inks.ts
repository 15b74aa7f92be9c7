import type { Palette } from './png.ts'

/** A colour with its tones, from nearly paper to full, as places in the palette. */
export type Ink = { readonly first: number; readonly tones: number }

type Colour = readonly [number, number, number]

/** The light colours of templates/styles/tokens.css. */
const paper: Colour = [0xfb, 0xf7, 0xee]
const colours = {
  ink: { colour: [0x23, 0x1d, 0x17], tones: 5 },
  quiet: { colour: [0x66, 0x5a, 0x4b], tones: 5 },
  rule: { colour: [0xdc, 0xcf, 0xb8], tones: 1 },
  accent: { colour: [0x7b, 0x1e, 0x22], tones: 1 },
} as const satisfies Record<string, { colour: Colour; tones: number }>

/**
 * At most sixteen colours, so that a pixel takes half a byte. Nobody would see more tones at an edge, but they would
 * take space.
 */
export const palette: Palette = [
  paper,
  ...Object.values(colours).flatMap(({ colour, tones }) =>
    Array.from({ length: tones }, (_, tone) => mixed(colour, (tone + 1) / tones)),
  ),
]

export const inks: Readonly<Record<keyof typeof colours, Ink>> = {
  ink: { first: 1, tones: colours.ink.tones },
  quiet: { first: 6, tones: colours.quiet.tones },
  rule: { first: 11, tones: 1 },
  accent: { first: 12, tones: 1 },
}

function mixed(colour: Colour, share: number): Colour {
  const mix = (place: 0 | 1 | 2) =>
    Math.round(paper[place] + (colour[place] - paper[place]) * share)
  return [mix(0), mix(1), mix(2)]
}
