/**
 * Measures every suite and fails when a figure is below its floor.
 *
 *   node eval/gate.ts [suite…]             compares with eval/floors.json; exit 1 when something fell
 *   node eval/gate.ts [suite…] --update    raises the floors to what was measured, less a small allowance
 *   node eval/gate.ts [suite…] --update --lower   lowers them too: a decision, say why in the commit
 *
 * A floor is pinned with the digest of the gold it was measured on; on other gold it does not count.
 * Exits 0 with a notice when the shared folder is absent.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { figuresOf, goldDigest, predict, score } from './measure.ts';
import { LOWER_IS_BETTER, type Suite, suites } from './suites.ts';

type Floors = Record<string, { gold: string; figures: Record<string, number> }>;

/** How far a figure may fall before the gate fails: noise of a changed tie, not of a changed method. */
const ALLOWANCE = 0.003;
const FILE = join(import.meta.dirname, 'floors.json');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    shared: { type: 'string', default: join(import.meta.dirname, '..', '..', 'shared') },
    out: { type: 'string', default: join(import.meta.dirname, '..', 'out', 'eval') },
    update: { type: 'boolean', default: false },
    lower: { type: 'boolean', default: false },
  },
});

/** The floor that a measured figure sets. */
function floorFor(name: string, figure: number): number {
  if (LOWER_IS_BETTER.has(name)) return figure;
  return Number(Math.max(0, figure - ALLOWANCE).toFixed(3));
}

const isWorse = (name: string, figure: number, floor: number): boolean =>
  LOWER_IS_BETTER.has(name) ? figure > floor : figure < floor;

/** Prints the suite's figures beside their floors, moves the floors where that is wanted, and counts what fell. */
async function check(suite: Suite, floors: Floors): Promise<number> {
  const { predictions, texts, seconds } = await predict(suite, values);
  const figures = figuresOf(suite, score(suite, values, predictions, true));
  const gold = goldDigest(suite, values);
  const pinned = floors[suite.name]?.gold === gold ? floors[suite.name]!.figures : {};
  console.log(`${suite.name} (${texts} texts, ${seconds.toFixed(1)} s, gold ${gold})`);
  let fallen = 0;
  const next: Record<string, number> = {};
  for (const [name, figure] of Object.entries(figures)) {
    const floor = pinned[name];
    const fell = floor !== undefined && isWorse(name, figure, floor);
    if (fell) fallen++;
    const kept =
      floor !== undefined && (values.lower ? false : !isWorse(name, floor, floorFor(name, figure)));
    next[name] = kept ? floor : floorFor(name, figure);
    console.log(
      `  ${fell ? 'FELL' : 'ok  '} ${name.padEnd(28)} ${figure.toFixed(3)}  floor ${floor ?? 'none'}`,
    );
  }
  if (values.update) floors[suite.name] = { gold, figures: next };
  return values.update && values.lower ? 0 : fallen;
}

if (!existsSync(values.shared)) {
  console.log(`eval: no shared folder at ${values.shared}; nothing measured`);
  process.exit(0);
}
const floors = existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Floors) : {};
let fallen = 0;
for (const suite of suites) {
  if (positionals.length > 0 && !positionals.includes(suite.name)) continue;
  fallen += await check(suite, floors);
}
if (values.update) writeFileSync(FILE, `${JSON.stringify(floors, null, 2)}\n`);
console.log(fallen === 0 ? 'eval: no figure below its floor' : `eval: ${fallen} figures below their floors`);
process.exitCode = fallen === 0 ? 0 : 1;
