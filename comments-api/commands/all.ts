import { checkConfigCommand } from './check-config.ts'
import type { Command } from './command.ts'
import { moderatorCommand } from './moderator.ts'
import { exportCommand, importCommand } from './transfer.ts'

/** In the order in which the usage lists them. */
export const commands: readonly Command[] = [
  importCommand,
  exportCommand,
  moderatorCommand,
  checkConfigCommand,
]
