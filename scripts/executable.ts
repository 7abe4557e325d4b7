/** Lets the built command be run by its name: a compiler writes plain files, and `npx` in the checkout runs this one itself. */
import { chmodSync } from 'node:fs';
import { join } from 'node:path';

chmodSync(join(import.meta.dirname, '..', 'dist', 'cli', 'main.js'), 0o755);
