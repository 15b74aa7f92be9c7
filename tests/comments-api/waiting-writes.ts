import type { Service } from './service.ts'

/** The file of a service that stores in SQLite. */
export function fileOf({ config: { database } }: Pick<Service, 'config'>): string {
  return database.engine === 'sqlite' ? database.file : ''
}

/** Returns as soon as what `act` does waits to be stored, or is stored. `done` is what `act` returns. */
export async function whenItWrites<Done>(
  service: Pick<Service, 'ask'>,
  act: () => Promise<Done>,
): Promise<{ readonly done: Promise<Done> }> {
  const before = await countWrites(service)
  const done = act()
  while ((await countWrites(service)) === before);
  return { done }
}

/** Those that wait are among them. */
async function countWrites({ ask }: Pick<Service, 'ask'>): Promise<number> {
  const text = await (await ask('/metrics')).text()
  return Number(/database_statements_total\{kind="write"\} (\d+)/.exec(text)?.[1])
}
