/** The thread that trains one teacher. */
import { parentPort, workerData } from 'node:worker_threads';
import { materialFrom, scoresOf, weightsOf } from './material.ts';
import { trainParser } from './parser.ts';
import type { TeacherMessage, TeacherTask } from './teachers.ts';

const { gold, plan } = workerData as TeacherTask;
const material = materialFrom(gold);
const send = (message: TeacherMessage) => parentPort?.postMessage(message);
/** Batches between two notes of how far it is. */
const NOTE = 25;
const net = trainParser(
  material.data,
  material.vocabulary,
  material.vectors,
  plan,
  (epoch, loss, now) => {
    send({ said: `epoch ${epoch}/${plan.epochs}: loss ${loss.toFixed(3)}; ${scoresOf(now, material)}` });
  },
  (done, of) => {
    if (done % NOTE === 0) send({ done, of });
  },
);
send({ weights: weightsOf(net) });
