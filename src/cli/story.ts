/** Opens the story that a command works on: a store, or inputs read into memory. */

import { openStory, type Story } from '../engine.ts';
import { InputError } from '../model/errors.ts';
import { keepHeapSmall } from '../run/heap.ts';
import { complain, progress } from './console.ts';
import { type ReadFlags, readingOf } from './options.ts';

/** A single argument that names a store works on that store; anything else is read into a story in memory. */
export async function storyOf(
  inputs: readonly string[],
  flags: ReadFlags,
): Promise<{ story: Story; failed: number }> {
  keepHeapSmall();
  const [first] = inputs;
  if (inputs.length === 1 && first !== undefined && isStoreName(first)) {
    const story = await openStory(first, { mustExist: true });
    return { story, failed: 0 };
  }
  const story = await openStory();
  const reading = readingOf(inputs, flags);
  const { failures } = await story.add(reading.inputs, {
    ...reading.options,
    onFailure: (error) => complain(error.message),
  });
  const documents = await story.store.documents();
  if (documents.length === 0) {
    await story.close();
    if (failures.length > 0) return Promise.reject(new NothingRead(failures.length));
    throw new InputError('not-found', inputs.join(' '), 'no document to work on', 'Name at least one text.');
  }
  return { story, failed: failures.length };
}

/** Every input failed and each has been explained. */
export class NothingRead extends Error {
  override readonly name = 'NothingRead';
  readonly failed: number;

  constructor(failed: number) {
    super(`none of ${failed} inputs could be read`);
    this.failed = failed;
  }
}

export function isStoreName(path: string): boolean {
  return path.endsWith('.crosswire');
}

/** Work options that show a bar while documents are annotated. */
export function withProgress<T>(
  flags: ReadFlags,
  work: (options: { jobs?: number; onDocument: (done: number, of: number) => void }) => Promise<T>,
): Promise<T> {
  const bar = progress('reading');
  const jobs = flags.jobs === undefined ? {} : { jobs: flags.jobs };
  return work({ ...jobs, onDocument: bar.step }).finally(bar.end);
}
