import type { HLJSApi } from 'highlight.js'

/**
 * The names that nearly every text uses. For other names, which are not a grammar's own, all grammars are loaded, which
 * takes a tenth of a second.
 */
const commonNames: Readonly<Record<string, string>> = {
  'c#': 'csharp',
  'c++': 'cpp',
  cjs: 'javascript',
  console: 'shell',
  cs: 'csharp',
  docker: 'dockerfile',
  gql: 'graphql',
  golang: 'go',
  h: 'c',
  html: 'xml',
  js: 'javascript',
  json5: 'json',
  jsonc: 'json',
  jsx: 'javascript',
  kt: 'kotlin',
  make: 'makefile',
  md: 'markdown',
  mjs: 'javascript',
  objc: 'objectivec',
  patch: 'diff',
  ps1: 'powershell',
  py: 'python',
  rb: 'ruby',
  rs: 'rust',
  sh: 'bash',
  svelte: 'xml',
  svg: 'xml',
  tex: 'latex',
  toml: 'ini',
  ts: 'typescript',
  tsx: 'typescript',
  vue: 'xml',
  yml: 'yaml',
  zsh: 'bash',
}

/** Names that ask for text without colours. */
const plain = new Set(['', 'none', 'nohighlight', 'plain', 'plaintext', 'text', 'txt'])

/** The name of the grammar for a language; `null` if the language is unknown. */
export function findGrammar(load: NodeJS.Require, language: string): string | null {
  const name = language.toLowerCase()
  if (plain.has(name)) return null
  if (Object.hasOwn(commonNames, name)) return commonNames[name] ?? null
  return isGrammar(load, name) ? name : grammarByAlias(load('highlight.js'), name)
}

function isGrammar(load: NodeJS.Require, name: string): boolean {
  if (!/^[a-z0-9-]+$/.test(name)) return false
  try {
    load.resolve(`highlight.js/lib/languages/${name}`)
    return true
  } catch {
    return false
  }
}

function grammarByAlias(everything: HLJSApi, alias: string): string | null {
  const grammar = everything.getLanguage(alias)
  if (grammar === undefined) return null
  return everything.listLanguages().find(name => everything.getLanguage(name) === grammar) ?? null
}
