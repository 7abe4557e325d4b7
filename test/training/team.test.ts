import { expect, test } from 'vitest';
import { random } from '../../src/language/perceptron.ts';
import { learn } from '../../training/gradients.ts';
import {
  type Batch,
  batchOf,
  type Example,
  type Network,
  newNetwork,
  type Shape,
} from '../../training/network.ts';
import { newTeam } from '../../training/team.ts';

const SHAPE: Shape = {
  sizes: { embed: 8, hidden: 8, layers: 2, arc: 8, label: 8, vector: 8 },
  features: 20,
  tags: 4,
  rels: 3,
};
const NONE = { input: 0, inner: 0, word: 0 };

/** A batch of invented sentences: each word hangs from the one before it, the first from the root. */
function batch(lengths: readonly number[], seed: number): Batch {
  const next = random(seed);
  const below = (n: number) => Math.floor(next() * n);
  return batchOf(
    lengths.map(
      (length): Example => ({
        rows: Array.from({ length }, () => Int32Array.of(below(20), below(20))),
        vectors: Int32Array.from({ length }, () => below(5) - 1),
        tags: Int32Array.from({ length }, () => below(4)),
        heads: Int32Array.from({ length }, (_, i) => i - 1),
        rels: Int32Array.from({ length }, () => below(3)),
        weights: new Float32Array(length).fill(1),
      }),
    ),
  );
}

const vectors = Float32Array.from({ length: 32 }, (_, i) => Math.sin(i));

/** Weights that every part of the network hangs from, by name, with their gradients. */
function probes(net: Network): Record<string, [Float32Array, Float32Array]> {
  const { window, recurrent, tagger, dependent, head, pair, labeller, labelHead } = net;
  const layers = {
    window,
    tagger,
    dependent,
    head,
    pair,
    labeller,
    labelHead,
    r0: recurrent[0]!,
    r1: recurrent[1]!,
  };
  return {
    features: [net.features.value, net.features.gradient],
    project: [net.project.value.data, net.project.gradient.data],
    root: [net.rootHead.value.data, net.rootHead.gradient.data],
    distance: [net.distance.value.data, net.distance.gradient.data],
    labelRoot: [net.labelRoot.value.data, net.labelRoot.gradient.data],
    ...Object.fromEntries(
      Object.entries(layers).map(([name, { weight }]) => [name, [weight.value.data, weight.gradient.data]]),
    ),
  };
}

test('gradients are the slopes of the loss', () => {
  const some = batch([5, 3, 9], 7);
  const net = newNetwork(SHAPE, random(3));
  const loss = () => {
    const fresh = newNetwork(SHAPE, random(3));
    for (const [name, [values]] of Object.entries(probes(net))) probes(fresh)[name]![0].set(values);
    return learn(fresh, vectors, some, NONE, random(1), new Set());
  };
  learn(net, vectors, some, NONE, random(1), new Set());
  const step = 5e-3;
  for (const [name, [values, gradients]] of Object.entries(probes(net))) {
    let at = 0;
    for (let i = 0; i < gradients.length; i++) if (Math.abs(gradients[i]!) > Math.abs(gradients[at]!)) at = i;
    const kept = values[at]!;
    values[at] = kept + step;
    const above = loss();
    values[at] = kept - step;
    const below = loss();
    values[at] = kept;
    const slope = (above - below) / (2 * step);
    expect(gradients[at], name).not.toBe(0);
    expect(Math.abs(slope - gradients[at]!), name).toBeLessThan(0.02 * Math.abs(slope) + 2e-3);
  }
});

/** What a team of two threads has learnt after some steps. */
function taught(): { losses: number[]; weights: Float32Array } {
  const team = newTeam(SHAPE, vectors, 11, random(5));
  const dropout = { input: 0.1, inner: 0.1, word: 0.05 };
  const losses = Array.from({ length: 30 }, (_, i) =>
    team.step(batch([6, 4, 1, 8], i % 3), dropout, { step: i + 1, rate: 0.01 }),
  );
  const weights = team.net.features.value.slice();
  team.close();
  return { losses, weights };
}

test('two threads learn, and give the same bytes again', () => {
  const one = taught();
  expect(taught()).toEqual(one);
  const mean = (some: readonly number[]) => some.reduce((sum, loss) => sum + loss, 0) / some.length;
  expect(mean(one.losses.slice(-3))).toBeLessThan(0.9 * mean(one.losses.slice(0, 3)));
});

test('a step of the team is a step with the whole batch', () => {
  const some = batch([6, 4, 1, 8], 2);
  const team = newTeam(SHAPE, vectors, 11, random(5));
  const loss = team.step(some, NONE, { step: 1, rate: 0.01 });
  const alone = newNetwork(SHAPE, random(5));
  expect(loss).toBeCloseTo(learn(alone, vectors, some, NONE, random(1), new Set()), 4);
  team.close();
});
