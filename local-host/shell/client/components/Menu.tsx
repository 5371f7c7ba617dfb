import {
  type KeyboardEvent as ReactKeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';

interface Props {
  /** Accessible name of the button, when `trigger` has no words. */
  label?: string;
  /** Id of the button. */
  id?: string;
  trigger: ReactNode;
  triggerClass?: string;
  align?: 'left' | 'right';
  onOpen?: () => void;
  /** Gets a function that closes the menu. */
  children: (close: () => void) => ReactNode;
}

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * A button with a small surface below it. Escape and a click elsewhere close it; Escape returns the focus. The arrow
 * keys open it and go through what is in it.
 */
export function Menu({
  label,
  id: triggerId,
  trigger,
  triggerClass = 'button',
  align = 'left',
  onOpen,
  children,
}: Props) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  useEffect(() => {
    if (!open) return undefined;
    const outside = (event: Event) => !root.current?.contains(event.target as Node) && setOpen(false);
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('keydown', escape);
    // A click into a frame does not reach this document; its window loses the focus instead.
    window.addEventListener('blur', outside);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('keydown', escape);
      window.removeEventListener('blur', outside);
    };
  }, [open]);
  const toggle = () => {
    if (!open) onOpen?.();
    setOpen(!open);
  };
  const step = (event: ReactKeyboardEvent) => {
    const by = STEPS[event.key];
    if (by === undefined) return;
    event.preventDefault();
    if (!open) return toggle();
    const items = [...(root.current?.querySelectorAll<HTMLElement>('.menu-surface :is(button, a)') ?? [])];
    const now = items.indexOf(document.activeElement as HTMLElement);
    items[(Math.max(now, by > 0 ? -1 : 0) + by + items.length) % items.length]?.focus();
  };
  return (
    <div className="menu" ref={root} onKeyDown={step}>
      <button
        ref={button}
        id={triggerId}
        type="button"
        className={triggerClass}
        aria-label={label}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={toggle}
      >
        {trigger}
      </button>
      {open && (
        <div id={id} className={`menu-surface menu-${align}`}>
          {children(() => setOpen(false))}
        </div>
      )}
    </div>
  );
}
