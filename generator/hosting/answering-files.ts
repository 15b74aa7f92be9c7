/** The files of a site that a host looks for at a decoded path; the first one there is the answer. */
export function answeringFiles(path: string): readonly string[] {
  const name = path.slice(1)
  return name === '' || name.endsWith('/')
    ? [`${name}index.html`]
    : [name, `${name}.html`, `${name}/index.html`]
}
