export default {
  layout: 'post.11ty.js',
  permalink: ({ page }) => `/${page.fileSlug}/`,
}
