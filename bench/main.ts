import { benchImport } from './import';

benchImport();
