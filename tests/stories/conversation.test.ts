import { sharePreview } from './shared-preview.ts'
import { tellWithScripts } from './with-scripts.ts'
import { tellWithoutScripts } from './without-scripts.ts'

const stage = sharePreview()

tellWithoutScripts(stage)
// Last, because it ends the service.
tellWithScripts(stage)
