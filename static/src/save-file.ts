/** Long enough for every browser to have begun with the download. */
const KEPT_MS = 60_000;

/** Lets the browser save `content` under `name`, as if it had been downloaded. */
export function saveFile(name: string, content: BlobPart, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}
