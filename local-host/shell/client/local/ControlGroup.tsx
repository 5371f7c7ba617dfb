import type { ReactNode } from 'react';

/** Controls of one kind, and what they are good for. */
export function ControlGroup({
  title,
  hint,
  children,
}: {
  title: string;
  hint: string;
  children: ReactNode;
}) {
  return (
    <fieldset className="control-group">
      <legend>{title}</legend>
      <p className="subtle">{hint}</p>
      <div className="control-row">{children}</div>
    </fieldset>
  );
}

export function ControlButton({ children, onClick }: { children: ReactNode; onClick: () => void }) {
  return (
    <button type="button" className="button" onClick={onClick}>
      {children}
    </button>
  );
}
