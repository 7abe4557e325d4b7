/**
 * Two threads that train one network together: each goes forward and back over half of every batch with weights of its own,
 * then each adds both gradients for its share of the weights, moves them, and writes them to the other. Sums are taken in
 * one order, so the bytes do not depend on which thread is quicker.
 */
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { random } from '../src/language/perceptron.ts';
import { learn } from './gradients.ts';
import type { Parameter } from './layers.ts';
import { memoryOf } from './matrix.ts';
import {
  type Batch,
  batchOf,
  type Dropout,
  megabytesOf,
  type Network,
  newNetwork,
  type Shape,
} from './network.ts';
import { type Rate, squaresOf, tell, updateFeature, updateParameter } from './optimiser.ts';

/** What the two threads tell each other. */
type Table = {
  /** Who has arrived, and how often all have. */
  readonly meeting: Int32Array;
  /** By thread: squares of the gradients, loss. */
  readonly numbers: Float64Array;
  /** By thread: how many features had a part in its half, then which. */
  readonly touched: readonly [Int32Array, Int32Array];
};

/** A thread's place: its own network, the other's, and what it draws random numbers from. */
type Seat = {
  readonly index: 0 | 1;
  readonly nets: readonly [Network, Network];
  readonly table: Table;
  readonly vectors: Float32Array;
  readonly next: () => number;
};

export type TeamTask = {
  readonly shape: Shape;
  readonly memory: WebAssembly.Memory;
  readonly table: Table;
  readonly vectors: Float32Array;
  readonly seed: number;
  readonly port: MessagePort;
};

type Half = { readonly batch: Batch; readonly words: number; readonly dropout: Dropout; readonly at: Rate };

export type Team = {
  /** The network as it is after the last step. */
  readonly net: Network;
  /** One step of training: gives the mean loss of a word. */
  step(batch: Batch, dropout: Dropout, at: Rate): number;
  close(): void;
};

/** Where the second network begins in the memory that both share. */
const halfOf = (memory: WebAssembly.Memory): number => memory.buffer.byteLength / 2;

const shared = (bytes: number) => new SharedArrayBuffer(bytes);

/** Waits for the other thread. */
function meet({ meeting }: Table): void {
  const round = Atomics.load(meeting, 1);
  if (Atomics.add(meeting, 0, 1) === 1) {
    Atomics.store(meeting, 0, 0);
    Atomics.add(meeting, 1, 1);
    Atomics.notify(meeting, 1);
    return;
  }
  while (Atomics.load(meeting, 1) === round) Atomics.wait(meeting, 1, round);
}

/** Which thread moves which parameters: about as many weights each. */
function sharesOf(parameters: readonly Parameter[]): number[] {
  const sums = [0, 0];
  return parameters.map(({ value }) => {
    const seat = sums[0]! <= sums[1]! ? 0 : 1;
    sums[seat]! += value.data.length;
    return seat;
  });
}

/** One step from one thread's seat. */
function stepFrom(seat: Seat, { batch, words, dropout, at }: Half): void {
  const { index, nets, table, vectors, next } = seat;
  const own = nets[index];
  const other = nets[1 - index]!;
  const touched = new Set<number>();
  table.numbers[2 + index] = batch.rows === 0 ? 0 : learn(own, vectors, batch, dropout, next, touched, words);
  const list = table.touched[index];
  list[0] = touched.size;
  let place = 1;
  for (const row of touched) list[place++] = row;
  meet(table);
  const shares = sharesOf(own.parameters);
  const mine = own.parameters.filter((_, p) => shares[p] === index);
  const theirs = other.parameters.filter((_, p) => shares[p] === index);
  const { added } = own.arena.kernels;
  mine.forEach(({ gradient }, p) => {
    const from = theirs[p]!.gradient.data;
    added(gradient.data.byteOffset, from.byteOffset, from.length);
    from.fill(0);
  });
  table.numbers[index] = squaresOf(mine);
  meet(table);
  tell(own, at, table.numbers[0]! + table.numbers[1]!);
  mine.forEach((parameter, p) => {
    updateParameter(own, parameter);
    theirs[p]!.value.data.set(parameter.value.data);
  });
  const { embed } = own.sizes;
  const seen = new Set<number>();
  for (const rows of table.touched) {
    for (let i = 1; i <= rows[0]!; i++) {
      const row = rows[i]!;
      if ((row & 1) !== index || seen.has(row)) continue;
      seen.add(row);
      const from = row * embed;
      const to = from + embed;
      added(
        own.features.gradient.byteOffset + from * 4,
        other.features.gradient.byteOffset + from * 4,
        embed,
      );
      other.features.gradient.fill(0, from, to);
      updateFeature(own, row);
      other.features.value.set(own.features.value.subarray(from, to), from);
    }
  }
  meet(table);
}

const networksIn = (memory: WebAssembly.Memory, shape: Shape, next: (() => number) | null) =>
  [newNetwork(shape, next, memory), newNetwork(shape, null, memory, halfOf(memory))] as const;

/** Cuts a batch in two, sentence by sentence, about as many words each. */
function halves({ examples, rows }: Batch): [Batch, Batch] {
  let words = 0;
  let cut = 0;
  while (cut < examples.length && words + examples[cut]!.tags.length <= rows / 2)
    words += examples[cut++]!.tags.length;
  return [batchOf(examples.slice(0, cut)), batchOf(examples.slice(cut))];
}

/** A team with a new network; `next` gives the weights to start from. */
export function newTeam(shape: Shape, vectors: Float32Array, seed: number, next: () => number): Team {
  const memory = memoryOf(2 * megabytesOf(shape));
  const nets = networksIn(memory, shape, next);
  const bytes = new Uint8Array(memory.buffer);
  bytes.copyWithin(halfOf(memory), 0, halfOf(memory));
  const places = (shape.features + 1) * 4;
  const table: Table = {
    meeting: new Int32Array(shared(8)),
    numbers: new Float64Array(shared(32)),
    touched: [new Int32Array(shared(places)), new Int32Array(shared(places))],
  };
  const kept = new Float32Array(shared(vectors.byteLength));
  kept.set(vectors);
  const { port1, port2 } = new MessageChannel();
  const task: TeamTask = { shape, memory, table, vectors: kept, seed: seed + 1, port: port2 };
  const mate = new Worker(new URL('./team-mate.ts', import.meta.url), {
    workerData: task,
    transferList: [port2],
  });
  const seat: Seat = { index: 0, nets, table, vectors: kept, next: random(seed) };
  return {
    net: nets[0],
    step(batch, dropout, at) {
      const [first, second] = halves(batch);
      const half = { words: batch.rows, dropout, at };
      port1.postMessage({ ...half, batch: second } satisfies Half);
      meet(table);
      stepFrom(seat, { ...half, batch: first });
      return table.numbers[2]! + table.numbers[3]!;
    },
    close() {
      port1.postMessage(null);
      meet(table);
      port1.close();
      mate.unref();
    },
  };
}

/** What the second thread does until it is told to stop. */
export function assist({ shape, memory, table, vectors, seed, port }: TeamTask): void {
  const seat: Seat = { index: 1, nets: networksIn(memory, shape, null), table, vectors, next: random(seed) };
  for (;;) {
    meet(table);
    const half = receiveMessageOnPort(port)?.message as Half | null | undefined;
    if (half === null || half === undefined) break;
    stepFrom(seat, half);
  }
  port.close();
}
