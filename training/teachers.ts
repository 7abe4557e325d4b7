/** The teachers of the core's network: larger ones, too slow to ship. */
import { type Material, scoresOf } from './material.ts';
import { PLAN, type Plan, trainParser } from './parser.ts';
import type { Reader } from './silver.ts';

const SIZES = { ...PLAN.sizes, embed: 128, hidden: 144, arc: 128, label: 128 };
const ROUNDS = { sizes: SIZES, epochs: 12 };

/** They differ in where they start, in the order they read and in how much is hidden from them. */
export const TEACHERS: readonly Plan[] = [
  { ...PLAN, ...ROUNDS, seed: 12, dropout: { input: 0.15, inner: 0.2, word: 0.05 } },
  { ...PLAN, ...ROUNDS, seed: 13, dropout: { input: 0.1, inner: 0.15, word: 0.05 } },
];

/** Trains the teachers one after the other; `say` is given what each reports, `tick` how far they are. */
export function trainTeachers(
  material: Material,
  say: (line: string) => void,
  tick: (done: number, of: number) => void,
): Reader[] {
  const { data, vocabulary, vectors } = material;
  return TEACHERS.map((plan, i) => {
    const report = (epoch: number, loss: number, net: Reader['net']) =>
      say(
        `teacher ${i + 1} epoch ${epoch}/${plan.epochs}: loss ${loss.toFixed(3)}; ${scoresOf(net, material)}`,
      );
    const count = (done: number, of: number) => tick(i * of + done, TEACHERS.length * of);
    return { net: trainParser(data, vocabulary, vectors, plan, report, count), vocabulary };
  });
}
