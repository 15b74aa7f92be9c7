import { findPackageJSON } from 'node:module'
import { dirname } from 'node:path'

/** The root folder of the repository, whether this code runs from its source or from a bundle. */
export const root = dirname(findPackageJSON('.', import.meta.url) ?? '')
