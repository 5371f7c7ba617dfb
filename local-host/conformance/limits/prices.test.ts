import { NOT_ENFORCED, tryRows } from './try-rows';

tryRows('prices', { kvsReads: NOT_ENFORCED, kvsWrites: NOT_ENFORCED, functions: NOT_ENFORCED });
