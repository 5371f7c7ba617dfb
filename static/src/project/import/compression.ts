/* Everything that needs the compression library. Imported on demand only. */
export { packed, packedText } from './pack';
export { zipFiles } from './zip';
