import { benchEditor } from './editor';
import { benchImport } from './import';

benchEditor();
benchImport();
