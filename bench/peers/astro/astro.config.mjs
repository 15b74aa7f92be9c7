import { defineConfig } from 'astro/config'

export default defineConfig({
  site: 'https://bench.example',
  trailingSlash: 'always',
  cacheDir: '.cache',
  devToolbar: { enabled: false },
  markdown: { syntaxHighlight: false },
})
