/** Names for states: which parts, in which versions, made something. Same fingerprint, same result. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { Stage } from '../model/stages.ts';
import { version } from '../version.ts';

const models = new URL('../../models/', import.meta.url);

/** Digest of the trained models that ship with the program. */
function modelDigest(): string {
  const hash = createHash('sha256');
  const files = readdirSync(models).filter((name) => name.endsWith('.bin'));
  for (const name of files.sort()) hash.update(name).update(readFileSync(new URL(name, models)));
  return hash.digest('hex');
}

let digestOfModels: string | undefined;

/** Fingerprint of the program's version, its models and the given parts. */
export function fingerprint(parts: readonly Stage[]): string {
  digestOfModels ??= modelDigest();
  const named = parts.map((part) => `${part.name}@${part.version}`).join(' ');
  return createHash('sha256').update(`${version} ${digestOfModels} ${named}`).digest('hex').slice(0, 16);
}

/** State of a story: the documents' digests and what they are examined with. */
export function storyState(
  documents: readonly { readonly id: string; readonly digest: string }[],
  parts: readonly Stage[],
): string {
  const hash = createHash('sha256').update(fingerprint(parts));
  for (const { id, digest } of documents) hash.update(`\n${JSON.stringify(id)} ${digest}`);
  return hash.digest('hex').slice(0, 32);
}
