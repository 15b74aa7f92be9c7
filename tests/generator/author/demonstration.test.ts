import { expect, it } from 'vitest'
import { fingerprintsOf } from '../../../generator/author/demonstration.ts'

// After a change to the demonstration: npx vitest run tests/generator/author -u
it('the list of demonstration files matches the content folder', async () => {
  const list = `${JSON.stringify(fingerprintsOf('content', 'content'), null, 2)}\n`

  await expect(list).toMatchFileSnapshot('../../../generator/author/demonstration.json')
})
