import { cutToBytes } from '../utf8';

const EXTENSION = '.feature';
const MAX_BYTES = 100;

/** Names Windows keeps for devices, whatever their extension. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/** As many whole characters of a name as fit, without dashes at its end. */
const fit = (text: string, most: number): string => {
  const cut = cutToBytes(text, most);
  return cut === text ? text : cut.replace(/-+$/, '');
};

function slug(featureName: string): string {
  const words = featureName
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  if (words === '') return 'feature';
  return DEVICE.test(words) ? `feature-${words}` : words;
}

/**
 * A file name for a feature: its name in small letters, letters and digits of any script kept, everything else a
 * dash; at most 100 bytes of UTF-8, `.feature` included. Where `taken` has the name already, a number follows:
 * `cart-2.feature`. The same name and the same `taken` always give the same file name.
 */
export function fileName(featureName: string, taken: ReadonlySet<string>): string {
  const base = slug(featureName);
  for (let number = 1; ; number += 1) {
    const suffix = `${number === 1 ? '' : `-${number}`}${EXTENSION}`;
    const name = fit(base, MAX_BYTES - suffix.length) + suffix;
    if (!taken.has(name)) return name;
  }
}
