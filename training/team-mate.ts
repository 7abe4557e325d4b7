/** The second thread of a team. */
import { workerData } from 'node:worker_threads';
import { assist, type TeamTask } from './team.ts';

assist(workerData as TeamTask);
