import { remember } from '../../remember.ts'
import type { FontFile } from './font-file.ts'

/** The rings of a glyph, in the units of the font and with y pointing up. */
export type Outlines = (glyph: number) => readonly Ring[]

/**
 * Starts and ends at the same point of the curve. Between two points on the curve there is at most one control point.
 */
export type Ring = readonly Point[]

type Point = { readonly x: number; readonly y: number; readonly isOnCurve: boolean }

/** https://learn.microsoft.com/typography/opentype/spec/glyf */
export function readOutlines(font: FontFile): Outlines {
  return remember(glyph => contoursOf(font, glyph).map(ringOf))
}

function contoursOf(font: FontFile, glyph: number): Point[][] {
  const { bytes, table } = font
  const offset = (which: number) => placeOf(font, which)
  if (offset(glyph) === offset(glyph + 1)) return []
  const start = table('glyf') + offset(glyph)
  const contours = bytes.readInt16BE(start)
  return contours < 0 ? compositeOf(font, start + 10) : simpleOf(bytes, start + 10, contours)
}

function placeOf({ bytes, table }: FontFile, glyph: number): number {
  const isLong = bytes.readInt16BE(table('head') + 50) === 1
  const loca = table('loca')
  return isLong ? bytes.readUInt32BE(loca + 4 * glyph) : 2 * bytes.readUInt16BE(loca + 2 * glyph)
}

const onCurve = 0x01
const repeats = 0x08
const horizontal = { isShort: 0x02, isSame: 0x10 }
const vertical = { isShort: 0x04, isSame: 0x20 }

function simpleOf(bytes: Buffer, start: number, contours: number): Point[][] {
  const ends = Array.from({ length: contours }, (_, n) => bytes.readUInt16BE(start + 2 * n))
  const count = (ends.at(-1) ?? -1) + 1
  const instructions = start + 2 * contours
  let at = instructions + 2 + bytes.readUInt16BE(instructions)
  const flags: number[] = []
  while (flags.length < count) {
    const flag = bytes.readUInt8(at++)
    const times = (flag & repeats) === 0 ? 1 : 1 + bytes.readUInt8(at++)
    for (let time = 0; time < times; time += 1) flags.push(flag)
  }
  const readAlong = ({ isShort, isSame }: typeof horizontal) => {
    let place = 0
    return flags.map(flag => {
      if ((flag & isShort) !== 0) place += bytes.readUInt8(at++) * ((flag & isSame) === 0 ? -1 : 1)
      else if ((flag & isSame) === 0) {
        place += bytes.readInt16BE(at)
        at += 2
      }
      return place
    })
  }
  const across = readAlong(horizontal)
  const upwards = readAlong(vertical)
  const points = flags.map((flag, n) => ({
    x: across[n] ?? 0,
    y: upwards[n] ?? 0,
    isOnCurve: (flag & onCurve) !== 0,
  }))
  return ends.map((end, n) => points.slice((ends[n - 1] ?? -1) + 1, end + 1))
}

const hasWords = 0x0001
const hasOneScale = 0x0008
const continues = 0x0020
const hasTwoScales = 0x0040
const hasMatrix = 0x0080

/** A glyph made of others, such as a letter with an accent. Each part is moved and scaled. */
function compositeOf(font: FontFile, start: number): Point[][] {
  return [...partsAt(font.bytes, start)].flatMap(({ glyph, move }) =>
    contoursOf(font, glyph).map(points => points.map(move)),
  )
}

type Part = { readonly glyph: number; readonly move: (point: Point) => Point }

function* partsAt(bytes: Buffer, start: number): Generator<Part> {
  let at = start
  let flags = continues
  while ((flags & continues) !== 0) {
    flags = bytes.readUInt16BE(at)
    const glyph = bytes.readUInt16BE(at + 2)
    const isWide = (flags & hasWords) !== 0
    const [dx, dy] = isWide
      ? [bytes.readInt16BE(at + 4), bytes.readInt16BE(at + 6)]
      : [bytes.readInt8(at + 4), bytes.readInt8(at + 5)]
    const scale = scaleAt(bytes, at + (isWide ? 8 : 6), flags)
    const { a, b, c, d } = scale
    at = scale.end
    const move = ({ x, y, isOnCurve }: Point) => ({
      x: a * x + c * y + dx,
      y: b * x + d * y + dy,
      isOnCurve,
    })
    yield { glyph, move }
  }
}

type Scale = Readonly<Record<'a' | 'b' | 'c' | 'd' | 'end', number>>

/**
 * Reads one factor for both directions, one for each, or a matrix. Factors are fractions of 2^14. `end` is the offset
 * behind them.
 */
function scaleAt(bytes: Buffer, at: number, flags: number): Scale {
  const fraction = (which: number) => bytes.readInt16BE(at + 2 * which) / 0x4000
  if ((flags & hasOneScale) !== 0)
    return { a: fraction(0), b: 0, c: 0, d: fraction(0), end: at + 2 }
  if ((flags & hasTwoScales) !== 0)
    return { a: fraction(0), b: 0, c: 0, d: fraction(1), end: at + 4 }
  if ((flags & hasMatrix) !== 0)
    return { a: fraction(0), b: fraction(1), c: fraction(2), d: fraction(3), end: at + 8 }
  return { a: 1, b: 0, c: 0, d: 1, end: at }
}

/** Between two control points there is a point on the curve that the file does not list. */
function ringOf(points: readonly Point[]): Ring {
  const spelled = points.flatMap((point, position) => {
    const next = points[(position + 1) % points.length] ?? point
    return point.isOnCurve || next.isOnCurve ? [point] : [point, between(point, next)]
  })
  const first = spelled.findIndex(point => point.isOnCurve)
  return first < 0 ? [] : [...spelled.slice(first), ...spelled.slice(0, first + 1)]
}

function between(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, isOnCurve: true }
}
