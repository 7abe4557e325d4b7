/** The public API of Crosswire. */
export type { Span } from './text/span.ts';
