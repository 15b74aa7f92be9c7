import type { Source } from './source.ts'
import { commento } from './sources/commento/commento.ts'
import { cusdis } from './sources/cusdis/cusdis.ts'
import { disqus } from './sources/disqus/disqus.ts'
import { eleventy } from './sources/eleventy/eleventy.ts'
import { ghost } from './sources/ghost/ghost.ts'
import { giscus, utterances } from './sources/giscus/giscus.ts'
import { hexo } from './sources/hexo/hexo.ts'
import { hugo } from './sources/hugo/hugo.ts'
import { isso } from './sources/isso/isso.ts'
import { jekyll } from './sources/jekyll/jekyll.ts'
import { remark42 } from './sources/remark42/remark42.ts'
import { staticman } from './sources/staticman/staticman.ts'
import { waline } from './sources/waline/waline.ts'
import { wordpress } from './sources/wordpress/wordpress.ts'

/** All systems that can be imported from. Deleting a line here removes one. */
export const sources: readonly Source[] = [
  commento,
  cusdis,
  disqus,
  eleventy,
  ghost,
  giscus,
  hexo,
  hugo,
  isso,
  jekyll,
  remark42,
  staticman,
  utterances,
  waline,
  wordpress,
]
