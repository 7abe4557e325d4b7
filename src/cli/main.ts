#!/usr/bin/env node
/** The command line: parses, runs one command, turns errors into one line and an exit code. */
const [major, minor] = process.versions.node.split('.').map(Number) as [number, number];
if (major < 22 || (major === 22 && minor < 13)) {
  process.stderr.write(
    `crosswire: Node ${process.versions.node} is too old; it needs 22.13 or newer (https://nodejs.org)\n`,
  );
  process.exit(1);
}
const { run } = await import('./program.ts');
await run(process.argv);

export {};
