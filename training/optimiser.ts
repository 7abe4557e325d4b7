/** Adam (Kingma & Ba 2015) over the weights of a network; a too large gradient is scaled down first. */
import type { Parameter } from './layers.ts';
import type { Network } from './network.ts';
import { ADAM } from './vector-kernels.ts';

const BETA1 = 0.9;
const BETA2 = 0.98;
const LARGEST_NORM = 2;

export type Rate = { readonly step: number; readonly rate: number };

/** The squares of the gradients of `parameters`, added up. */
export function squaresOf(parameters: readonly Parameter[]): number {
  let sum = 0;
  for (const { gradient } of parameters) {
    const { data } = gradient;
    for (let i = 0; i < data.length; i++) sum += data[i]! * data[i]!;
  }
  return sum;
}

/** Says what this step of Adam goes by, given the squares of all gradients. */
export function tell(net: Network, { step, rate }: Rate, squares: number): void {
  const told: Record<(typeof ADAM)[number], number> = {
    beta1: BETA1,
    rest1: 1 - BETA1,
    beta2: BETA2,
    rest2: 1 - BETA2,
    size: (rate * Math.sqrt(1 - BETA2 ** step)) / (1 - BETA1 ** step),
    scale: Math.min(1, LARGEST_NORM / (Math.sqrt(squares) + 1e-9)),
    least: 1e-8,
  };
  ADAM.forEach((name, i) => {
    net.told[i] = told[name];
  });
}

/** One step for a parameter; its gradient is cleared. */
export function updateParameter(net: Network, { value, gradient, mean, square }: Parameter): void {
  const { length } = value.data;
  net.arena.kernels.adam(
    value.data.byteOffset,
    gradient.data.byteOffset,
    mean.byteOffset,
    square.byteOffset,
    net.told.byteOffset,
    length,
  );
}

/** One step for the vector of a feature; its gradient is cleared. */
export function updateFeature(net: Network, row: number): void {
  const { embed } = net.sizes;
  const { value, gradient, mean, square } = net.features;
  const at = row * embed * 4;
  net.arena.kernels.adam(
    value.byteOffset + at,
    gradient.byteOffset + at,
    mean.byteOffset + at,
    square.byteOffset + at,
    net.told.byteOffset,
    embed,
  );
}
