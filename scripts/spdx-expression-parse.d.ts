/** The package brings no types. */
declare module 'spdx-expression-parse' {
  export type Expression =
    | { license: string; plus?: true; exception?: string }
    | { left: Expression; conjunction: 'and' | 'or'; right: Expression };

  /** Throws where the text is no SPDX expression. */
  export default function parse(expression: string): Expression;
}
