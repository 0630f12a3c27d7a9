#!/usr/bin/env node
import { parseCommand } from './arguments.ts';

process.env.ASTRO_TELEMETRY_DISABLED = '1';

// A reader that has seen enough, such as head, is not a failure of ours.
process.stdout.on('error', (error) => {
  if ('code' in error && error.code === 'EPIPE') process.exit();
  throw error;
});

const command = parseCommand(process.argv.slice(2));
switch (command.name) {
  case 'text':
    (command.exitCode === 0 ? process.stdout : process.stderr).write(`${command.text}\n`);
    process.exitCode = command.exitCode;
    break;
  case 'build': {
    const { runBuild } = await import('./build.ts');
    const code = await runBuild(command);
    process.exitCode = code;
    // What Astro and workers still have to do would end up in folders that are gone. All that was said is written first.
    if (code !== 0) process.stderr.write('', () => process.exit(code));
    break;
  }
  case 'check': {
    const { runCheck } = await import('./check.ts');
    process.exitCode = await runCheck(command.options);
    break;
  }
  case 'new': {
    const { runNew } = await import('./new.ts');
    process.exitCode = await runNew(command.options);
    break;
  }
  case 'dev':
  case 'preview': {
    const { serve } = await import('./serve.ts');
    process.exitCode = await serve(command.name, command.options);
    break;
  }
  case 'ping': {
    const { runPing } = await import('./ping.ts');
    process.exitCode = await runPing(command.options);
    break;
  }
}
