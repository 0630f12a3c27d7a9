/** The build of the package that Node and bundlers read alike. */
declare module 'opentype.js/dist/opentype.mjs' {
  export * from 'opentype.js';
}
