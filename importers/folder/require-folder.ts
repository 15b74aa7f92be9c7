import { statSync } from 'node:fs'
import { SourceRefused } from '../source.ts'

/** `holding` says which folder has to be named: "hugo.toml and content/". */
export function requireFolder(path: string, holding: string): void {
  if (!statSync(path).isDirectory())
    throw new SourceRefused(`${path} is a file; name the folder that holds ${holding}`)
}
