import { rerenderComments } from '../comments/changes/rerender.ts'
import type { Config } from '../config.ts'
import { type Command, withDatabase, withoutWords } from './command.ts'

export const rerenderCommand: Command = {
  call: 'rerender',
  does: 'render the comments again that an older release rendered',
  prepare: withoutWords(rerender),
}

async function rerender(config: Config): Promise<void> {
  const { rendered, changed } = await withDatabase(config, rerenderComments)
  console.log(`rendered ${rendered}; ${changed} look different now`)
}
