/** `crosswire show`: one document of a store, or its findings, in words. */
import type { Command } from 'commander';
import { openStory, type Story } from '../engine.ts';
import { InputError } from '../model/errors.ts';
import type { Finding } from '../model/finding.ts';
import { toOutput } from '../run/output.ts';
import { print } from './console.ts';
import { formatOption, type OutputFlags } from './table.ts';

export function showCommand(program: Command): void {
  program
    .command('show')
    .summary('show a document or a finding of a store')
    .description(
      'Shows a document (by its name) or a finding (by its id, such as f3); without one, the findings in order.',
    )
    .argument('<store>', 'file name ending in .crosswire')
    .argument('[name]', 'a document or a finding')
    .addOption(formatOption())
    .action(async (path: string, name: string | undefined, flags: OutputFlags) => {
      const story = await openStory(path, { mustExist: true });
      try {
        await print(await shown(story, name, flags));
      } finally {
        await story.close();
      }
    });
}

async function shown(story: Story, name: string | undefined, flags: OutputFlags): Promise<string> {
  const { findings } = await story.examine();
  if (name === undefined) return list(findings, flags);
  const finding = findings.find((one) => one.id === name);
  if (finding !== undefined) return list([finding], flags);
  const document = await story.store.annotated(name);
  if (document === undefined) {
    const problem = 'is neither a document nor a finding of this store';
    throw new InputError('not-found', name, problem, 'See crosswire list STORE, or crosswire show STORE.');
  }
  if (flags.format !== 'table') return `${JSON.stringify(toOutput(document))}\n`;
  return `${document.document.text.replace(/\n*$/, '')}\n`;
}

function list(findings: readonly Finding[], { format }: OutputFlags): string {
  if (format === 'json') return `${JSON.stringify(findings, null, 2)}\n`;
  if (format === 'jsonl') return findings.map((finding) => `${JSON.stringify(finding)}\n`).join('');
  return findings.map(inWords).join('\n');
}

/** A finding with its evidence, a line each. */
function inWords(finding: Finding): string {
  const evidence = finding.evidence.map(
    ({ document, start, end, text }) => `    “${text.replace(/\s+/g, ' ')}”  ${document} ${start}–${end}`,
  );
  return `${finding.id}  ${finding.kind} · ${finding.verdict} · ${finding.severity}: ${finding.reason}\n${evidence.join('\n')}\n`;
}
