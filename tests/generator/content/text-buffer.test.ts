import { describe, expect, it } from 'vitest'
import { openTextBuffer } from '../../../generator/content/texts/text-buffer.ts'

describe('texts that are stored as bytes', () => {
  it('come back as they were, whatever they are written in and however long they are', () => {
    const texts = [
      '',
      'Bread.',
      '\uFEFFBröd – 麵包 🍞\r\n',
      '🍞'.repeat(200_000),
      'あ'.repeat(50_000),
    ]
    const many = Array.from({ length: 20 }, () => texts).flat()
    const buffer = openTextBuffer()

    const decoders = many.map(buffer.add)

    expect(decoders.map(decode => decode())).toEqual(many)
  })
})
