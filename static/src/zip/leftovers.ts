/** What disks of macOS and Windows put beside files, and who packs a folder packs with them. */
export const isLeftover = (path: string): boolean =>
  /(^|\/)(__MACOSX\/|\._[^/]*$|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i.test(path);
