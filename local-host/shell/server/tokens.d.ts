/** The style sheets inside `@atlaskit/tokens`; the package declares types for them under another path only. */
declare module '@atlaskit/tokens/dist/cjs/artifacts/themes/*' {
  const css: string;
  export default css;
}
