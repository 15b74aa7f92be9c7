import type { Config } from '../config.ts'
import { retrain } from '../spam/filter/retrain.ts'
import { realWorld } from '../world.ts'
import { type Command, withDatabase, withoutWords } from './command.ts'

export const retrainCommand: Command = {
  call: 'retrain',
  does: 'let the spam filter learn again from all comments',
  prepare: withoutWords(learnAnew),
}

async function learnAnew(config: Config): Promise<void> {
  const { good, bad } = await withDatabase(config, database => retrain(database, realWorld))
  console.log(
    `learned from ${good} approved ${good === 1 ? 'comment' : 'comments'} and ${bad} of spam`,
  )
}
