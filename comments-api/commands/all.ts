import { backupCommand, restoreCommand } from './backup.ts'
import { checkConfigCommand } from './check-config.ts'
import type { Command } from './command.ts'
import { migrateCommand } from './migrate.ts'
import { moderatorCommand, moderatorsCommand } from './moderator.ts'
import { eraseCommand, exportPersonCommand } from './privacy.ts'
import { privacyNoteCommand } from './privacy-note.ts'
import { renewSecretCommand } from './renew-secret.ts'
import { rerenderCommand } from './rerender.ts'
import { retrainCommand } from './retrain.ts'
import { exportCommand, importCommand } from './transfer.ts'

/** In the order in which the usage lists them. */
export const commands: readonly Command[] = [
  importCommand,
  exportCommand,
  backupCommand,
  restoreCommand,
  migrateCommand,
  rerenderCommand,
  retrainCommand,
  exportPersonCommand,
  eraseCommand,
  privacyNoteCommand,
  moderatorCommand,
  moderatorsCommand,
  renewSecretCommand,
  checkConfigCommand,
]
