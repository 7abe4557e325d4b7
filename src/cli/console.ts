/** Where words go: results to stdout, everything else to stderr; quiet when nobody reads. */
import { writeSync } from 'node:fs';
import { SingleBar } from 'cli-progress';
import pc from 'picocolors';

/** Progress for fewer documents than this would only flicker. */
const WORTH_A_BAR = 8;

/** Writes a result to stdout, waiting while the reader is slow; ends the process quietly when the reader has gone. */
export function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (error === undefined || error === null) resolve();
      else if ((error as NodeJS.ErrnoException).code === 'EPIPE') process.exit(0);
      else reject(error);
    });
  });
}

/** A note for the person at the terminal. */
export function note(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** An error line; its start is red where colours are wanted (`NO_COLOR` and pipes are respected). */
export function complain(text: string): void {
  const colors = pc.createColors(pc.isColorSupported && process.stderr.isTTY === true);
  try {
    writeSync(2, `${colors.red('crosswire:')} ${text}\n`);
  } catch {
    // nobody reads stderr any more
  }
}

/** A progress bar on stderr for long work; shown on a terminal only. */
export function progress(label: string): { step(done: number, of: number): void; end(): void } {
  let bar: SingleBar | undefined;
  return {
    step(done, of) {
      if (process.stderr.isTTY !== true || of < WORTH_A_BAR) return;
      if (bar === undefined) {
        bar = new SingleBar({
          format: `${label} {bar} {value}/{total} · {eta_formatted}`,
          stream: process.stderr,
          clearOnComplete: true,
          hideCursor: true,
          barsize: 30,
        });
        bar.start(of, 0);
      }
      bar.update(done);
    },
    end: () => bar?.stop(),
  };
}
