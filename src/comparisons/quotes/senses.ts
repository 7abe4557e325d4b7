/** Whether two lemmas may say the same thing. */
import { shareSense } from '../../language/word-kinds.ts';

/** Whether two verbs that are not one share a sense. */
export const sharesSense = (a: string, b: string): boolean => a !== b && shareSense(a, b);
