/** The public API of Crosswire. */
export type { Added, AddOptions, ReportFormat, Story, WorkOptions } from './engine.ts';
export { annotateInputs, annotateText, openStory, REPORT_FORMATS } from './engine.ts';
export * from './model/annotation.ts';
export type { Document, Given } from './model/document.ts';
export { InputError, UsageError } from './model/errors.ts';
export * from './model/finding.ts';
export type { Annotated } from './run/output.ts';
export type { Span } from './text/span.ts';
export { version } from './version.ts';
