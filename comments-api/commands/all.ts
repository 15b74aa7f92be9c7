import type { Command } from './command.ts'

/** By the first word of their call, in the order of the usage. Only the command that is called is loaded. */
const commands: readonly (readonly [name: string, load: () => Promise<Command>])[] = [
  ['import', async () => (await import('./transfer.ts')).importCommand],
  ['export', async () => (await import('./transfer.ts')).exportCommand],
  ['backup', async () => (await import('./backup.ts')).backupCommand],
  ['restore', async () => (await import('./backup.ts')).restoreCommand],
  ['migrate', async () => (await import('./migrate.ts')).migrateCommand],
  ['rerender', async () => (await import('./rerender.ts')).rerenderCommand],
  ['retrain', async () => (await import('./retrain.ts')).retrainCommand],
  ['export-person', async () => (await import('./privacy.ts')).exportPersonCommand],
  ['erase', async () => (await import('./privacy.ts')).eraseCommand],
  ['privacy-note', async () => (await import('./privacy-note.ts')).privacyNoteCommand],
  ['moderator', async () => (await import('./moderator.ts')).moderatorCommand],
  ['moderator', async () => (await import('./moderator.ts')).moderatorsCommand],
  ['renew-secret', async () => (await import('./renew-secret.ts')).renewSecretCommand],
  ['check-config', async () => (await import('./check-config.ts')).checkConfigCommand],
]

export async function findCommand(name: string): Promise<Command | undefined> {
  const [, load] = commands.find(([first]) => first === name) ?? []
  return load?.()
}

export function listCommands(): Promise<readonly Command[]> {
  return Promise.all(commands.map(([, load]) => load()))
}
