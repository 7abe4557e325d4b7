/** Exit codes and the ways a command ends. */
import { InputError, UsageError } from '../model/errors.ts';

export const EXIT = { ok: 0, failed: 1, usage: 2, partial: 3, interrupted: 130 } as const;

/** 0 when all inputs were read, 3 when some failed, 1 when none was left. */
export function exitCode(succeeded: number, failed: number): number {
  if (failed === 0) return EXIT.ok;
  return succeeded > 0 ? EXIT.partial : EXIT.failed;
}

/** One clear line for the user; our own bugs keep their stack. */
export function explain(error: unknown): { readonly line: string; readonly code: number } {
  if (error instanceof InputError) return { line: error.message, code: EXIT.failed };
  if (error instanceof UsageError) return { line: error.message, code: EXIT.usage };
  const { code, path, message, stack } = error as NodeJS.ErrnoException;
  if (typeof code === 'string' && /^E[A-Z]+$/.test(code)) {
    return {
      line: `${path ?? 'output'}: cannot be written or read (${code}). Check the path and its permissions.`,
      code: EXIT.failed,
    };
  }
  return {
    line: `internal error, please report it: ${stack ?? message ?? String(error)}`,
    code: EXIT.failed,
  };
}
