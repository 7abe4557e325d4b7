/** The page's style sheet: one string, so that the page's policy can name its digest. */
import { PAGE } from './page.ts';
import { PRINT } from './print.ts';
import { SECTIONS } from './sections.ts';
import { TEXT } from './text.ts';

export const STYLE = `${PAGE}${SECTIONS}${TEXT}${PRINT}`;
