/** Typed errors for bad input: each names the document and says what to do. Our own bugs throw plain errors. */

export const INPUT_ERROR_CODES = [
  'not-found',
  'unreadable',
  'empty-folder',
  'binary',
  'too-large',
  'encoding',
  'empty',
  'bad-html',
  'bad-metadata',
  'bad-url',
  'private-address',
  'fetch-failed',
  'bad-store',
  'name-taken',
] as const;
export type InputErrorCode = (typeof INPUT_ERROR_CODES)[number];

/** Something is wrong with one input; the other inputs go on. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly code: InputErrorCode;
  /** The document or path it is about, as the user gave it. */
  readonly subject: string;
  /** What the user can do, an imperative sentence. */
  readonly advice: string;

  constructor(code: InputErrorCode, subject: string, problem: string, advice: string) {
    super(`${subject}: ${problem}. ${advice}`);
    this.code = code;
    this.subject = subject;
    this.advice = advice;
  }
}

/** The command line or the plan is wrong; nothing was run. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
