import { expect, test } from 'vitest';
import { decodeModel, encodeModel } from '../../src/language/model-file.ts';
import {
  argmax,
  clear,
  finishLearner,
  hashText,
  linearFrom,
  linearSections,
  mix,
  newFeatureList,
  newLearner,
  push,
  random,
  scoreLearner,
  scoreLinear,
  shuffle,
  updateLearner,
} from '../../src/language/perceptron.ts';

const words = ['harbour', 'ferry', 'mayor', 'bell', 'storm', 'council', 'tide', 'market', 'ship', 'vote'];
/** A rule that the features can state: the label is the first letter's place in the alphabet, by thirds. */
const labelOf = (word: string) => Math.floor((word.charCodeAt(0) - 97) / 9);

function features(list: ReturnType<typeof newFeatureList>, word: string): void {
  clear(list);
  push(list, mix(1, hashText(word, 0, 1)));
  push(list, mix(2, hashText(word, word.length - 1)));
}

function trained() {
  const learner = newLearner(3);
  const list = newFeatureList(1);
  const scores = new Float32Array(3);
  const next = random(7);
  for (let epoch = 0; epoch < 20; epoch++) {
    const order = [...words];
    shuffle(order, next);
    for (const word of order) {
      features(list, word);
      scoreLearner(learner, list, scores);
      updateLearner(learner, list, labelOf(word), argmax(scores));
    }
  }
  return finishLearner(learner);
}

test('learns a rule, and keeps it through a model file', () => {
  const bytes = encodeModel({
    kind: 'test',
    version: 1,
    meta: { a: 1 },
    sections: linearSections(trained(), 'm.'),
  });
  const model = linearFrom(decodeModel(bytes, 'test', 1), 'm.');
  const list = newFeatureList(1);
  const scores = new Int32Array(3);
  for (const word of words) {
    features(list, word);
    scoreLinear(model, list, scores);
    expect(argmax(scores)).toBe(labelOf(word));
  }
});

test('the same training gives the same bytes', () => {
  const once = encodeModel({ kind: 'test', version: 1, meta: {}, sections: linearSections(trained(), '') });
  const again = encodeModel({ kind: 'test', version: 1, meta: {}, sections: linearSections(trained(), '') });
  expect(Buffer.compare(once, again)).toBe(0);
});

test('a file of another kind or version is refused', () => {
  const bytes = encodeModel({ kind: 'test', version: 1, meta: {}, sections: { x: Float32Array.of(1, 2) } });
  expect(() => decodeModel(bytes, 'names', 1)).toThrow(/train it again/);
  expect(() => decodeModel(bytes, 'test', 2)).toThrow(/train it again/);
  expect(() => decodeModel(new Uint8Array(9), 'test', 1)).toThrow('not a model file');
});
