import { findPackageJSON } from 'node:module'
import { dirname } from 'node:path'

/** The repository's own folder, from wherever in it this code runs. */
export const root = dirname(findPackageJSON('.', import.meta.url) ?? '')
