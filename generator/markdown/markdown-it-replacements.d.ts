// The published types know only the rules that others may add to, and not the functions behind them.
declare module 'markdown-it/lib/rules_core/replacements.mjs' {
  import type StateCore from 'markdown-it/lib/rules_core/state_core.mjs'

  export default function replace(state: Pick<StateCore, 'md' | 'tokens'>): void
}
