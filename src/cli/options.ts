/** Options that several commands share. */
import { availableParallelism } from 'node:os';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { AddOptions } from '../engine.ts';
import { UsageError } from '../model/errors.ts';
import { isGivenFile } from '../readers/inputs.ts';
import { version } from '../version.ts';

export type ReadFlags = {
  readonly meta?: string | true;
  readonly published?: string;
  readonly allowPrivate?: boolean;
  readonly timeout?: number;
  readonly jobs?: number;
};

/** What the inputs may be, for the help of every command that reads them. */
export const INPUTS = 'files, folders, globs, http(s) URLs, or - for standard input';

function positive(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError('It must be a whole number above 0.');
  return value;
}

/** Options for reading inputs. */
export function withReading(command: Command): Command {
  return command
    .option(
      '--meta [file]',
      'data about the documents (.json, .jsonl or .csv: id, published, outlet, url, title);\n' +
        '<name>.meta.json beside a text is always read',
    )
    .option('--published <date>', 'ISO 8601 date of the documents that nothing else dates')
    .option('--allow-private', 'fetch URLs of private and local addresses too', false)
    .addOption(
      new Option('--timeout <seconds>', 'limit for fetching one URL').argParser(positive).default(20),
    );
}

export function withJobs(command: Command): Command {
  return command.addOption(
    new Option('--jobs <n>', `worker threads (this machine has ${availableParallelism()} cores)`)
      .argParser(positive)
      .default(undefined, 'as many as are worth it'),
  );
}

/**
 * `--meta` without a file of document data only says that sidecars are wanted, which they always are: what
 * stands behind it is then an input. Throws a `UsageError` when no input is left.
 */
export function readingOf(
  inputs: readonly string[],
  flags: ReadFlags,
): { inputs: readonly string[]; options: AddOptions } {
  const file = typeof flags.meta === 'string' ? flags.meta : undefined;
  const isData = file !== undefined && isGivenFile(file);
  const named = file !== undefined && !isData ? [file, ...inputs] : inputs;
  if (named.length === 0) throw new UsageError(`no input: name ${INPUTS}.`);
  return {
    inputs: named,
    options: {
      ...(isData ? { metaFiles: [file] } : {}),
      ...(flags.published === undefined ? {} : { published: flags.published }),
      fetch: {
        allowPrivate: flags.allowPrivate ?? false,
        timeoutMs: (flags.timeout ?? 20) * 1000,
        userAgent: `crosswire/${version}`,
      },
    },
  };
}
