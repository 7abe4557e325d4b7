/** Plain text: the document's text is the input exactly as decoded. */
import type { Reader } from '../model/stages.ts';
import { decode } from './encoding.ts';

/** Reads whatever no other reader takes, so it stands last in the catalog. */
export const text: Reader = {
  name: 'text',
  accepts: () => true,
  read: (name, bytes) => ({ text: decode(name, bytes).text, format: 'text', given: {}, origin: [] }),
};
