import type { ReactNode } from 'react';
import type { AdfNode } from '../site/jira-types';

/** Shows an Atlassian document: the blocks people write most; others by their text. */
export function Adf({ node }: { node: AdfNode }): ReactNode {
  const children = node.content?.map((child, index) => <Adf key={index} node={child} />);
  switch (node.type) {
    case 'text':
      return <Marked node={node} />;
    case 'hardBreak':
      return <br />;
    case 'paragraph':
      return <p>{children}</p>;
    case 'heading':
      return <h3>{children}</h3>;
    case 'bulletList':
      return <ul>{children}</ul>;
    case 'orderedList':
      return <ol>{children}</ol>;
    case 'listItem':
      return <li>{children}</li>;
    case 'codeBlock':
      return <pre>{children}</pre>;
    case 'blockquote':
      return <blockquote>{children}</blockquote>;
    case 'rule':
      return <hr />;
    default:
      return <>{children}</>;
  }
}

/** As Jira does, anything but an address of the web is shown without a link. */
const isWebAddress = (href: unknown): href is string =>
  typeof href === 'string' && /^https?:\/\//i.test(href);

function Marked({ node }: { node: AdfNode }): ReactNode {
  return (node.marks ?? []).reduce<ReactNode>((inner, { type, attrs }) => {
    if (type === 'strong') return <strong>{inner}</strong>;
    if (type === 'em') return <em>{inner}</em>;
    if (type === 'code') return <code>{inner}</code>;
    if (type === 'link' && isWebAddress(attrs?.href)) return <a href={attrs?.href}>{inner}</a>;
    return inner;
  }, node.text);
}
