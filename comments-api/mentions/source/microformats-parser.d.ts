// Its main file is the one for `require`, which would load parse5 once more than `import` does.
declare module 'microformats-parser/dist/index.mjs' {
  export { mf2 } from 'microformats-parser'
}
