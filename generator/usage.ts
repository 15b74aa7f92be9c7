import { initUsage } from './author/init-options.ts'
import { newPostUsage } from './author/new-post-options.ts'
import { buildUsage } from './build-options.ts'
import { checkUsage } from './check-options.ts'
import { startUsage } from './dev/start-options.ts'
import { embedUsage } from './embed-options.ts'

export const usage = `npm start -- [options]

${startUsage}

npm run new -- "Title" [options]

${newPostUsage}

npm run init -- [options]

${initUsage}

npm run build -- [options]

${buildUsage}

npm run check -- [options]

${checkUsage}

npm run embed -- [options]

${embedUsage}`
