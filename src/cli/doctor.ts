/** `crosswire doctor`: versions, the models, and whether a store is whole. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import type { Command } from 'commander';
import { annotators, comparisons } from '../catalog.ts';
import { annotateText, openStory } from '../engine.ts';
import { fingerprint } from '../run/fingerprint.ts';
import { version } from '../version.ts';
import { print } from './console.ts';
import { EXIT } from './exit.ts';

const models = new URL('../../models/', import.meta.url);

export function doctorCommand(program: Command): void {
  program
    .command('doctor')
    .summary('check the installation, the models and a store')
    .description(
      'Prints versions, the trained models and, for a store, what it holds and whether it is whole.',
    )
    .argument('[store]', 'file name ending in .crosswire')
    .action(async (path: string | undefined) => {
      const lines = [...installation(), ...modelLines()];
      if (path !== undefined) lines.push(...(await storeLines(path)));
      await print(`${lines.map(([name, value]) => `${name.padEnd(12)} ${value}`).join('\n')}\n`);
      if (lines.some(([, value]) => value.startsWith('damaged'))) process.exitCode = EXIT.failed;
    });
}

type Line = readonly [name: string, value: string];

function installation(): Line[] {
  return [
    ['crosswire', version],
    ['node', `${process.versions.node} (${process.platform} ${process.arch})`],
    ['sqlite', process.versions.sqlite ?? 'unknown'],
    [
      'parts',
      `${annotators.length} annotators, ${comparisons.length} comparisons, state ${fingerprint(annotators)}`,
    ],
  ];
}

function modelLines(): Line[] {
  const files = existsSync(models) ? readdirSync(models).filter((name) => name.endsWith('.bin')) : [];
  const sizes = files.sort().map((name) => {
    const { size } = statSync(new URL(name, models));
    return ['model', `${name} ${(size / 1024 / 1024).toFixed(1)} MB`] as const;
  });
  const { tokens } = annotateText('The doctor reads this sentence.');
  const works = tokens.length === 6 && tokens.some((token) => token.pos === 'VERB');
  return [...sizes, ['reading', works ? 'ok' : 'damaged: the language model does not read a plain sentence']];
}

async function storeLines(path: string): Promise<Line[]> {
  const story = await openStory(path, { mustExist: true });
  try {
    const info = await story.store.info();
    const whole = info.integrity === 'ok' ? 'whole' : `damaged: ${info.integrity}`;
    return [
      ['store', `${path}, schema ${info.schemaVersion}`],
      ['documents', `${info.documents}, ${info.annotated} annotated, ${info.findings} findings`],
      ['file', whole],
    ];
  } finally {
    await story.close();
  }
}
