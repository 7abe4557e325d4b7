/** How far the process lets its memory grow. */
import { setFlagsFromString } from 'node:v8';

/**
 * From here on garbage is collected when the heap has grown by half since the last time. By itself the engine waits until there is up
 * to four times as much where the machine has the room: an examination of many documents then takes twice the memory, and
 * about as long. For programs only: it is a setting of the whole process.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=50');
}
