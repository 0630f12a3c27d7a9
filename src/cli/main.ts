#!/usr/bin/env node
import { parseCommand } from './arguments.ts';

process.env.ASTRO_TELEMETRY_DISABLED = '1';

const command = parseCommand(process.argv.slice(2));
switch (command.name) {
  case 'text':
    (command.exitCode === 0 ? process.stdout : process.stderr).write(`${command.text}\n`);
    process.exitCode = command.exitCode;
    break;
  case 'build': {
    const { runBuild } = await import('./build.ts');
    process.exitCode = await runBuild(command);
    break;
  }
  case 'dev':
  case 'preview': {
    const { serve } = await import('./serve.ts');
    process.exitCode = await serve(command.name, command.options);
    break;
  }
}
