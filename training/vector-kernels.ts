/**
 * The steps of training that go over numbers one by one, in 128-bit vectors: single precision, in a fixed order, without
 * fused steps. Addresses are in bytes, counts come in fours.
 */
import {
  add,
  addFloats,
  bitAnd,
  type Code,
  divideFloats,
  floats,
  get,
  greater,
  int,
  type Kernel,
  larger,
  less,
  loadSplat,
  loadVector,
  multiply,
  multiplyFloats,
  repeat,
  set,
  smaller,
  squareRoots,
  storeVector,
  subtract,
  subtractFloats,
} from '../src/language/assembler.ts';

const STEP = 16;
const forward = (...pointers: number[]): Code => pointers.flatMap((p) => set(p, add(get(p), int(STEP))));

/** `to[i] = f(to[i], from[i])`; parameters to, from, count. */
const pairwise = (f: (to: Code, from: Code) => Code): Kernel => ({
  parameters: 3,
  ints: 1,
  vectors: 0,
  code: [
    ...set(3, add(get(0), multiply(get(2), int(4)))),
    ...repeat(
      [...storeVector(get(0), f(loadVector(get(0)), loadVector(get(1)))), ...forward(0, 1)],
      less(get(0), get(3)),
    ),
  ],
});

/** `to[i] += from[i]` */
export const added = pairwise(addFloats);
/** `to[i] *= from[i]` */
export const scaled = pairwise(multiplyFloats);
/** `to[i] = from[i] > 0 ? to[i] : 0` */
export const passed = pairwise((to, from) => bitAnd(to, greater(from, floats(0))));

const between = (x: Code): Code => bitAnd(greater(x, floats(-2)), greater(floats(2), x));
/** A straight-line stand-in for the logistic function: 0 below -2, 1 above 2. */
const gate = (x: Code): Code =>
  smaller(larger(addFloats(multiplyFloats(x, floats(0.25)), floats(0.5)), floats(0)), floats(1));
/** Its slope times `by`. */
const sloped = (by: Code, x: Code): Code => bitAnd(multiplyFloats(by, floats(0.25)), between(x));
const rest = (x: Code): Code => subtractFloats(floats(1), x);

/**
 * One direction of the recurrence over the words of a sentence, for four numbers of the state: c = f·c + (1-f)·a,
 * y = r·c + (1-r)·x. Parameters: addresses, at the first word, of a, x, y and of where c is kept; words; bytes from a to the
 * forget gate and from there to the reset gate; bytes from word to word in u and in the others (negative: backwards).
 */
export const recurred: Kernel = (() => {
  const [u, x, y, kept, words, size, uStride, stride] = [0, 1, 2, 3, 4, 5, 6, 7];
  const [c, f, r] = [8, 9, 10];
  return {
    parameters: 8,
    ints: 0,
    vectors: 3,
    code: [
      ...set(c, floats(0)),
      ...repeat(
        [
          ...set(f, gate(loadVector(add(get(u), get(size))))),
          ...set(r, gate(loadVector(add(get(u), add(get(size), get(size)))))),
          ...set(
            c,
            addFloats(multiplyFloats(get(f), get(c)), multiplyFloats(rest(get(f)), loadVector(get(u)))),
          ),
          ...storeVector(get(kept), get(c)),
          ...storeVector(
            get(y),
            addFloats(multiplyFloats(get(r), get(c)), multiplyFloats(rest(get(r)), loadVector(get(x)))),
          ),
          ...set(u, add(get(u), get(uStride))),
          ...[x, y, kept].flatMap((p) => set(p, add(get(p), get(stride)))),
          ...set(words, subtract(get(words), int(1))),
        ],
        get(words),
      ),
    ],
  };
})();

/**
 * The gradients of `recurred`, from the last word it came to back to the first: written for u, added for x. Parameters:
 * addresses, at the last word, of u, x, of the gradients of y, u and x, and of the kept states; words; size and strides as
 * they went forward.
 */
export const recurredBack: Kernel = (() => {
  const [u, x, dy, du, dx, kept, words, size, uStride, stride] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  const [dc, f, r, dh, c] = [10, 11, 12, 13, 14];
  const forget = (at: number) => add(get(at), get(size));
  const reset = (at: number) => add(get(at), add(get(size), get(size)));
  const word = (before: Code): Code => [
    ...set(f, gate(loadVector(forget(u)))),
    ...set(r, gate(loadVector(reset(u)))),
    ...set(dh, loadVector(get(dy))),
    ...set(c, loadVector(get(kept))),
    ...set(dc, addFloats(get(dc), multiplyFloats(get(dh), get(r)))),
    ...storeVector(
      reset(du),
      sloped(multiplyFloats(get(dh), subtractFloats(get(c), loadVector(get(x)))), loadVector(reset(u))),
    ),
    ...storeVector(get(dx), addFloats(loadVector(get(dx)), multiplyFloats(get(dh), rest(get(r))))),
    ...storeVector(
      forget(du),
      sloped(multiplyFloats(get(dc), subtractFloats(before, loadVector(get(u)))), loadVector(forget(u))),
    ),
    ...storeVector(get(du), multiplyFloats(get(dc), rest(get(f)))),
    ...set(dc, multiplyFloats(get(dc), get(f))),
    ...[u, du].flatMap((p) => set(p, subtract(get(p), get(uStride)))),
    ...[x, dy, dx, kept].flatMap((p) => set(p, subtract(get(p), get(stride)))),
    ...set(words, subtract(get(words), int(1))),
  ];
  // The first word has no state before it.
  const later: Code = repeat(word(loadVector(subtract(get(kept), get(stride)))), less(int(1), get(words)));
  return {
    parameters: 10,
    ints: 0,
    vectors: 5,
    code: [
      ...set(dc, floats(0)),
      ...[...less(int(1), get(words)), 0x04, 0x40, ...later, 0x0b],
      ...word(floats(0)),
    ],
  };
})();

/** What Adam is told, as single-precision numbers one after the other. */
export const ADAM = ['beta1', 'rest1', 'beta2', 'rest2', 'size', 'scale', 'least'] as const;

/**
 * One step of Adam (Kingma & Ba 2015); clears the gradient. Parameters: addresses of values, gradients, means, squares and
 * of the numbers of `ADAM`; count.
 */
export const adam: Kernel = (() => {
  const [value, gradient, mean, square, told, count] = [0, 1, 2, 3, 4, 5];
  const end = 6;
  const first = 7;
  const [g, m, v] = [first + ADAM.length, first + ADAM.length + 1, first + ADAM.length + 2];
  const number = (name: (typeof ADAM)[number]) => get(first + ADAM.indexOf(name));
  const mixed = (kept: Code, share: Code, now: Code, part: Code) =>
    addFloats(multiplyFloats(share, kept), multiplyFloats(part, now));
  return {
    parameters: 6,
    ints: 1,
    vectors: ADAM.length + 3,
    code: [
      ...set(end, add(get(value), multiply(get(count), int(4)))),
      ...ADAM.flatMap((_, i) => set(first + i, loadSplat(get(told), i * 4))),
      ...repeat(
        [
          ...set(g, multiplyFloats(loadVector(get(gradient)), number('scale'))),
          ...set(m, mixed(loadVector(get(mean)), number('beta1'), get(g), number('rest1'))),
          ...set(
            v,
            mixed(loadVector(get(square)), number('beta2'), multiplyFloats(get(g), get(g)), number('rest2')),
          ),
          ...storeVector(get(mean), get(m)),
          ...storeVector(get(square), get(v)),
          ...storeVector(
            get(value),
            subtractFloats(
              loadVector(get(value)),
              divideFloats(
                multiplyFloats(number('size'), get(m)),
                addFloats(squareRoots(get(v)), number('least')),
              ),
            ),
          ),
          ...storeVector(get(gradient), floats(0)),
          ...forward(value, gradient, mean, square),
        ],
        less(get(value), get(end)),
      ),
    ],
  };
})();
