/**
 * Measures figures on the sentences of the quantulum3 tests: quantities with units in running text.
 *
 *   node eval/quantulum.ts [--shared DIR] [--verbose] [--json]
 *
 * A gold quantity is found by one figure that shares a character with it. Its value is right where ours is the gold
 * value, or a range whose middle it is (the gold writes "8 to 16" as 12 ± 4); its unit where the kinds are of one name
 * or one is the other's plural or code. The gold has years, model numbers and chapter numbers as dimensionless
 * quantities ("1979", "Voyager 2"); those are no figures here, so the gold without dimension is shown apart.
 * Exits 0 with a notice when the shared folder is absent.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { annotators } from '../src/catalog.ts';
import type { Quantity } from '../src/model/annotation.ts';
import { toDocument } from '../src/readers/document.ts';
import { annotate } from '../src/run/annotate.ts';
import { plan } from '../src/run/plan.ts';

type Gold = { readonly value: number; readonly unit: string; readonly surface: string };
type Item = { readonly req: string; readonly res: readonly Gold[] };

const { values } = parseArgs({
  options: {
    shared: { type: 'string', default: join(import.meta.dirname, '..', '..', 'shared') },
    verbose: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const folder = join(values.shared, 'gold', 'numbers', 'quantulum3');
if (!existsSync(folder)) {
  console.log(`quantulum: no items at ${folder}; nothing measured`);
  process.exit(0);
}

/** Names of one unit in the gold and here. */
const SAME: Readonly<Record<string, string>> = {
  percentage: 'percent',
  'pound sterling': 'gbp',
  euro: 'eur',
  yen: 'jpy',
  'pound-mass': 'pound',
  'united states dollar': 'dollar',
};
const planned = plan(annotators, ['quantities']);

function figuresOf(text: string): readonly Quantity[] {
  const document = toDocument('item.txt', { text, format: 'text', given: {}, origin: [] });
  return annotate(document, planned).quantities ?? [];
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-6 * Math.max(1e-9, Math.abs(a), Math.abs(b));
}

function rightValue(gold: Gold, figure: Quantity): boolean {
  const { low, high } = figure;
  const one = (low ?? high)!;
  return near(gold.value, one) || (low !== null && high !== null && near(gold.value, (low + high) / 2));
}

function rightUnit(gold: Gold, figure: Quantity): boolean {
  const want = SAME[gold.unit] ?? gold.unit.toLowerCase();
  const unit = (figure.unit ?? '').toLowerCase();
  const rate = figure.per === undefined ? unit : `${unit} per ${figure.per}`;
  return want === unit || want === rate;
}

const counts = {
  items: 0,
  gold: 0,
  found: 0,
  value: 0,
  unit: 0,
  extra: 0,
  dimensioned: 0,
  dimensionedRight: 0,
};
for (const file of ['quantities.json', 'quantities.ambiguity.json']) {
  for (const { req, res } of JSON.parse(readFileSync(join(folder, file), 'utf8')) as Item[]) {
    counts.items++;
    const figures = figuresOf(req);
    const used = new Set<Quantity>();
    let from = 0;
    for (const gold of res) {
      counts.gold++;
      const at = req.indexOf(gold.surface, from);
      const start = at < 0 ? from : at;
      const end = start + gold.surface.length;
      from = at < 0 ? from : end;
      const figure = figures.find((one) => one.start < end && start < one.end && !used.has(one));
      const dimensioned = gold.unit !== 'dimensionless';
      if (dimensioned) counts.dimensioned++;
      const right = figure !== undefined && rightValue(gold, figure);
      if (figure !== undefined) {
        used.add(figure);
        counts.found++;
        if (right) counts.value++;
        if (right && dimensioned && rightUnit(gold, figure)) {
          counts.unit++;
        }
        if (right && dimensioned) counts.dimensionedRight++;
      }
      if (values.verbose && (!right || (dimensioned && !rightUnit(gold, figure!)))) {
        const ours = figure === undefined ? 'nothing' : `${figure.low}..${figure.high} ${figure.unit}`;
        console.log(`${JSON.stringify(gold.surface)} is ${gold.value} ${gold.unit}; here ${ours}`);
      }
    }
    counts.extra += figures.filter((one) => !used.has(one) && one.kind !== 'ordinal').length;
  }
}
const share = (a: number, b: number) => (b === 0 ? 0 : Number((a / b).toFixed(4)));
const result = {
  items: counts.items,
  gold: counts.gold,
  found: share(counts.found, counts.gold),
  value: share(counts.value, counts.gold),
  withUnit: {
    gold: counts.dimensioned,
    value: share(counts.dimensionedRight, counts.dimensioned),
    unit: share(counts.unit, counts.dimensioned),
  },
  withoutUnit: {
    gold: counts.gold - counts.dimensioned,
    value: share(counts.value - counts.dimensionedRight, counts.gold - counts.dimensioned),
  },
  extra: counts.extra,
};
console.log(values.json ? JSON.stringify(result) : JSON.stringify(result, null, 2));
