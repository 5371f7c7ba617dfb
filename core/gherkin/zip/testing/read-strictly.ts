import { strFromU8 } from 'fflate';

/** Checks the archive's structure header by header, streaming order and all, and answers the files. */
export function readStrictly(zip: Uint8Array): Map<string, string> {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = zip.length - 22;
  expect(view.getUint32(end, true)).toBe(0x06054b50);
  const clean = (from: number, to: number) =>
    expect(zip.subarray(from, to).findIndex((byte) => byte >= 0x80)).toBe(-1);
  const directory = view.getUint32(end + 16, true);
  const found = new Map<string, string>();
  let at = 0;
  let entries = 0;
  const offsets = new Map<number, string>();
  while (at < directory) {
    expect(view.getUint32(at, true)).toBe(0x04034b50);
    const name = view.getUint16(at + 26, true);
    const extra = view.getUint16(at + 28, true);
    const size = view.getUint32(at + 22, true);
    clean(at, at + 30);
    clean(at + 30 + name, at + 30 + name + extra);
    const data = at + 30 + name + extra;
    const key = strFromU8(zip.subarray(at + 30, at + 30 + name));
    found.set(
      key,
      new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(zip.subarray(data, data + size)),
    );
    offsets.set(at, key);
    for (let part = at + 30 + name; part < data; part += 4 + view.getUint16(part + 2, true)) {
      expect(part + 4 + view.getUint16(part + 2, true)).toBeLessThanOrEqual(data);
    }
    at = data + size;
    entries += 1;
  }
  expect(at).toBe(directory);
  while (at < end) {
    expect(view.getUint32(at, true)).toBe(0x02014b50);
    const name = view.getUint16(at + 28, true);
    const rest = view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    clean(at, at + 46);
    clean(at + 46 + name, at + 46 + name + rest);
    expect(offsets.get(view.getUint32(at + 42, true))).toBe(strFromU8(zip.subarray(at + 46, at + 46 + name)));
    at += 46 + name + rest;
  }
  expect(at).toBe(end);
  clean(end, zip.length);
  expect(view.getUint16(end + 10, true)).toBe(entries);
  return found;
}
