const PATHS = {
  add: 'M8 3v10M3 8h10',
  board: 'M3 3.5h2.5v9H3zM6.8 3.5h2.5v6H6.8zM10.5 3.5H13v4h-2.5z',
  chevronDown: 'm4 6 4 4 4-4',
  chevronRight: 'm6 4 4 4-4 4',
  close: 'm4 4 8 8m0-8-8 8',
  comment: 'M2.5 3.5h11v7h-6L4.500 13v-2.500h-2z',
  done: 'm4 8.500 2.500 2.500L12 5.500',
  error: 'M8 1.800a6.200 6.200 0 1 0 0 12.400A6.200 6.200 0 0 0 8 1.800ZM8 4.800v4M8 11v.4',
  info: 'M8 1.800a6.200 6.200 0 1 0 0 12.400A6.200 6.200 0 0 0 8 1.800ZM8 7.300v4M8 5v.4',
  menu: 'M2.500 4h11M2.500 8h11m-11 4h11',
  moon: 'M13 9.600A5.600 5.600 0 1 1 6.400 3a4.600 4.600 0 0 0 6.600 6.600Z',
  more: 'M3.500 8h.01M8 8h.01M12.500 8h.01',
  search: 'M7 2.500a4.500 4.500 0 1 0 0 9 4.500 4.500 0 0 0 0-9ZM10.300 10.300l3.200 3.200',
  settings:
    'M8 5.600a2.400 2.400 0 1 0 0 4.800 2.400 2.400 0 0 0 0-4.800ZM8 1.500v2m0 9v2m6.500-6.500h-2m-9 0h-2m11.100-4.600-1.400 1.400m-6.400 6.400-1.400 1.400m9.200 0-1.400-1.400M4.800 4.800 3.400 3.400',
  story: 'M4.500 2.500h7v11L8 10.800l-3.500 2.700z',
  sun: 'M8 5.200a2.800 2.800 0 1 0 0 5.600 2.800 2.800 0 0 0 0-5.600ZM8 1.500v1.300m0 10.400v1.300m6.500-6.500h-1.300M2.800 8H1.500m11.100-4.600-.9.900M4.300 11.700l-.9.9m9.200 0-.9-.9M4.300 4.300l-.9-.9',
  warning: 'M8 2.200 14.500 13.500h-13zM8 6.500v3.200M8 11.500v.4',
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
        strokeWidth="1.500"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  );
}
