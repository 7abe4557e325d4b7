/** The teachers of the core's network: larger ones, too slow to ship, each trained in a thread of its own. */
import { Worker } from 'node:worker_threads';
import { type Material, networkOf } from './material.ts';
import type { Network } from './network.ts';
import { PLAN, type Plan } from './parser.ts';

const SIZES = { ...PLAN.sizes, embed: 128, hidden: 144, arc: 128, label: 128 };

/** They differ in where they start, in the order they read and in how much is hidden from them. */
export const TEACHERS: readonly Plan[] = [
  { ...PLAN, sizes: SIZES, epochs: 12, seed: 12, dropout: { input: 0.15, inner: 0.2, word: 0.05 } },
  { ...PLAN, sizes: SIZES, epochs: 12, seed: 13, dropout: { input: 0.1, inner: 0.15, word: 0.05 } },
];

export type TeacherTask = { readonly gold: string; readonly plan: Plan };
export type TeacherMessage =
  | { readonly said: string }
  | { readonly done: number; readonly of: number }
  | { readonly weights: Float32Array };

/** Trains the teachers beside each other; `say` is given what each reports, `tick` how far the slowest is. */
export function trainTeachers(
  gold: string,
  { vocabulary }: Material,
  say: (line: string) => void,
  tick: (done: number, of: number) => void,
): Promise<Network[]> {
  const done = TEACHERS.map(() => 0);
  return Promise.all(
    TEACHERS.map(
      (plan, i) =>
        new Promise<Network>((resolve, reject) => {
          const task: TeacherTask = { gold, plan };
          const worker = new Worker(new URL('./teacher.ts', import.meta.url), { workerData: task });
          worker.on('error', reject);
          worker.on('exit', () => reject(new Error(`teacher ${i + 1} stopped without a network`)));
          worker.on('message', (message: TeacherMessage) => {
            if ('said' in message) say(`teacher ${i + 1}: ${message.said}`);
            else if ('done' in message) {
              done[i] = message.done;
              tick(Math.min(...done), message.of);
            } else resolve(networkOf(message.weights, plan, vocabulary));
          });
        }),
    ),
  );
}
