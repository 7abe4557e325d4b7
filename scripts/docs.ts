/**
 * Writes the parts of the documentation that are made from the code: the JSON Schemas of the output and the help of
 * every command. `test/docs.test.ts` fails while they are out of date.
 *
 *   node scripts/docs.ts
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { program } from '../src/cli/program.ts';
import { AnnotatedSchema } from '../src/model/annotation.ts';
import { ExaminationSchema } from '../src/model/finding.ts';

/** Generated files by path below the project's root. */
export function generated(): Readonly<Record<string, string>> {
  return {
    'docs/schema/annotate.schema.json': schema(
      'A document as `crosswire annotate` prints it',
      AnnotatedSchema,
    ),
    'docs/schema/examine.schema.json': schema('A story as `crosswire examine` prints it', ExaminationSchema),
    'docs/commands.md': commands(),
  };
}

function schema(title: string, type: z.ZodType): string {
  return `${JSON.stringify({ title, ...z.toJSONSchema(type, { io: 'output' }) }, null, 2)}\n`;
}

/** Help is as wide as a terminal of 100 columns, whatever the machine's. */
function commands(): string {
  const root = program();
  const parts = [root, ...root.commands].map((command) => {
    const helper = command.configureHelp({ helpWidth: 100 });
    const help = helper
      .helpInformation()
      .replace(/\(this machine has \d+ cores\)/, '(this machine has N cores)');
    const name = command === root ? 'crosswire' : `crosswire ${command.name()}`;
    return `## ${name}\n\n\`\`\`text\n${help.trimEnd()}\n\`\`\`\n`;
  });
  return `# Commands\n\nMade from the code by \`npm run docs\`: what each command's \`--help\` prints.\n\n${parts.join('\n')}`;
}

if (process.argv[1] === import.meta.filename) {
  for (const [path, content] of Object.entries(generated())) {
    const file = join(import.meta.dirname, '..', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    console.log(path);
  }
}
