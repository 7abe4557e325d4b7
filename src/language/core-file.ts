/** The core's model file, read at the first use; sentences, tags and trees come from it. */
import { lazy, readModel } from './model-file.ts';

export const CORE_VERSION = 1;

export const coreFile = lazy(() => readModel('en-core', 'core', CORE_VERSION));
