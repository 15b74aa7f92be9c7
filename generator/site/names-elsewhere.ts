/** Keys of Hugo, Jekyll, Eleventy and Hexo, in lower case, and ours for the same thing. */
export const siteKeysElsewhere: Readonly<Record<string, string>> = {
  baseurl: 'url',
  name: 'title',
  subtitle: 'description',
  lang: 'language',
  languagecode: 'language',
  locale: 'language',
  paginate: 'postsPerPage',
  pagination: 'postsPerPage',
  per_page: 'postsPerPage',
  menu: 'navigation',
  menus: 'navigation',
  permalinks: 'permalink',
  disqus: 'comments',
  disqusshortname: 'comments',
}
