import { createChecksum, type ChecksumType } from './checksum';

// The catalogue's check values of each algorithm over the nine digits.
test.each<[ChecksumType, string]>([
  ['CRC32', Buffer.from('cbf43926', 'hex').toString('base64')],
  ['CRC32C', Buffer.from('e3069283', 'hex').toString('base64')],
  ['SHA1', Buffer.from('f7c3bc1d808e04732adf679965ccc34ca7ae3441', 'hex').toString('base64')],
  [
    'SHA256',
    Buffer.from('15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225', 'hex').toString('base64'),
  ],
])('%s of 123456789, in pieces', (type, expected) => {
  const checksum = createChecksum(type);
  checksum.update(Buffer.from('1234'));
  checksum.update(Buffer.from('56789'));
  expect(checksum.digest()).toBe(expected);
});
