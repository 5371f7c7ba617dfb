import { gunzipSync } from 'fflate';
import { fromBase64 } from '../../base64';
import { packed, packedText } from './pack';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

test('a packed file is the file, packed the same way each time', () => {
  const bytes = bytesOf('Feature: é\r\n');
  const file = packed('a.feature', bytes);
  expect(gunzipSync(fromBase64(file.gz))).toEqual(bytes);
  expect(packed('a.feature', bytes)).toEqual(file);
});

test('a text is packed as UTF-8', () => {
  expect(packedText('a.feature', 'é\r\n')).toEqual(packed('a.feature', bytesOf('é\r\n')));
});
