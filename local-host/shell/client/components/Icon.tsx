const PATHS = {
  add: 'M8 3v10M3 8h10',
  board: 'M3 3.5h2.5v9H3zM6.8 3.5h2.5v6H6.8zM10.5 3.5H13v4h-2.5z',
  bolt: 'M9 2 4 9h3.5L7 14l5-7H8.5z',
  chevronDown: 'm4 6 4 4 4-4',
  chevronRight: 'm6 4 4 4-4 4',
  close: 'm4 4 8 8m0-8-8 8',
  comment: 'M2.5 3.5h11v7h-6L4.5 13v-2.5h-2z',
  done: 'm4 8.5 2.5 2.5L12 5.5',
  error: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8ZM8 4.8v4M8 11v.4',
  eye: 'M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8ZM8 6.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6Z',
  info: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8ZM8 7.3v4M8 5v.4',
  link: 'M6.8 9.2 9.2 6.8M7.2 4.6 8.6 3.2a2.9 2.9 0 0 1 4.2 4.2l-1.4 1.4M8.8 11.4l-1.4 1.4a2.9 2.9 0 0 1-4.2-4.2l1.4-1.4',
  menu: 'M2.5 4h11M2.5 8h11m-11 4h11',
  moon: 'M13 9.6A5.6 5.6 0 1 1 6.4 3a4.6 4.6 0 0 0 6.6 6.6Z',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  record: 'M8 4.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7Z',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9ZM10.3 10.3l3.2 3.2',
  settings:
    'M6.8 1.5h2.4l.4 1.8 1 .4 1.5-1 1.2 1.2-1 1.5.4 1 1.8.4v2.4l-1.8.4-.4 1 1 1.5-1.2 1.2-1.5-1-1 .4-.4 1.8H6.8l-.4-1.8-1-.4-1.5 1-1.2-1.2 1-1.5-.4-1-1.8-.4V6.8l1.8-.4.4-1-1-1.5 1.2-1.2 1.5 1 1-.4zM8 5.9a2.1 2.1 0 1 0 0 4.2 2.1 2.1 0 0 0 0-4.2Z',
  subtask: 'M3 2.5h6v5H3zM7 8.5h6v5H7zM5 7.5v3.5h2',
  story: 'M4.5 2.5h7v11L8 10.8l-3.5 2.7z',
  sun: 'M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6ZM8 1.5v1.3m0 10.4v1.3m6.5-6.5h-1.3M2.8 8H1.5m11.1-4.6-.9.9M4.3 11.7l-.9.9m9.2 0-.9-.9M4.3 4.3l-.9-.9',
  warning: 'M8 2.2 14.5 13.5h-13zM8 6.5v3.2M8 11.5v.4',
} as const;

export type IconName = keyof typeof PATHS;

/** Decoration only: whatever it stands for is said in words beside it or in the control's label. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className={`icon icon-${name}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  );
}
