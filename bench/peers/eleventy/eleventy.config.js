/** @param {import('@11ty/eleventy').UserConfig} config */
export default function plainBlog(config) {
  config.addCollection('posts', api => api.getFilteredByGlob('content/posts/*.md'))
  config.addPassthroughCopy({ static: '/' })
  return {
    dir: { input: 'content', includes: '../layouts', data: '../data', output: '_site' },
    markdownTemplateEngine: false,
  }
}
