/** Stored renderings: what differs from the stored one is written beside it as `-changed`, for a person to look at. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '..', 'output');

/** Null where `rendered` is what is stored under `name`, else what to do. */
export function differenceFromStored(name: string, extension: string, rendered: string): string | null {
  const stored = join(folder, `${name}.${extension}`);
  const changed = join(folder, `${name}-changed.${extension}`);
  if (existsSync(stored) && readFileSync(stored, 'utf8') === rendered) {
    rmSync(changed, { force: true });
    return null;
  }
  writeFileSync(changed, rendered);
  return `test/output/${name}.${extension} is not what is rendered now; look at ${name}-changed.${extension}, and store it under that name if it is right`;
}
